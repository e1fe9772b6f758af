// Support.cs, beside RemoteAuth.cs. SUPPORT_KEY holds the key k1 of the connection website.
using System;
using Sallyport;

public static class Support
{
    private static readonly RemoteAuth RemoteAuth =
        new RemoteAuth("https://support.example.com", Environment.GetEnvironmentVariable("SUPPORT_KEY"));

    /// <summary>
    /// The way into support: where https://www.example.com/helpdesk/login redirects. Sign the visitor in on your site
    /// first. The user comes from your session; only state and return_to come from the query.
    /// </summary>
    public static string WayIn(User user, string state, string returnTo)
    {
        return RemoteAuth.SignUpUrl(user, state: state, returnTo: returnTo);
    }

    /// <summary>
    /// The way out of support: where https://www.example.com/helpdesk/logout redirects. Whoever comes here has signed
    /// out of support. Sign them out of your site as well, if that is what they expect.
    /// </summary>
    public static string WayOut(string returnTo)
    {
        return RemoteAuth.LogoutTarget(returnTo);
    }
}

/*
In a controller of ASP.NET:

[Authorize, HttpGet("/helpdesk/login")]
public async Task<IActionResult> EnterSupport(string state, [FromQuery(Name = "return_to")] string returnTo)
{
    var me = await users.GetUserAsync(User);
    return Redirect(Support.WayIn(new Sallyport.User(me.Email, me.UserName, me.FullName), state, returnTo));
}
*/
