// A sample site with its own sign-in, whose users enter a support portal without a second one.
//
//   mcs -out:site.exe sdk/csharp/RemoteAuth.cs examples/csharp/Site.cs
//   mono site.exe serve 8096       serves it: Login URL http://localhost:8096/helpdesk/login,
//                                  Logout URL http://localhost:8096/helpdesk/logout
//   mono site.exe sign jane        prints a signed link
//   mono site.exe provision jane   creates the user in the portal, from server to server
//
// SALLYPORT_PORTAL (e.g. http://acme.localhost:8080) and SALLYPORT_KEY are needed; SALLYPORT_ENDPOINT (where provision
// connects when the portal's name does not resolve) and SALLYPORT_MODE (signup or signin) are not.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Sallyport;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        var command = arguments.ElementAtOrDefault(0);
        var argument = arguments.ElementAtOrDefault(1) ?? "";
        var account = Account.All.FirstOrDefault(one => one.Name == argument);
        try
        {
            if (command == "serve" && int.TryParse(argument, out var port))
            {
                Serve(port);
            }
            else if (command == "sign" && account != null)
            {
                Console.WriteLine(Settings.SignedLink(account.User));
            }
            else if (command == "provision" && account != null)
            {
                Console.WriteLine(Shown(Settings.RemoteAuth().Provision(account.User)));
            }
            else
            {
                const string usage = "usage: site.exe serve PORT | sign NAME | provision NAME, NAME one of ";
                Console.Error.WriteLine(usage + string.Join(", ", Account.All.Select(one => one.Name)));
                return 2;
            }
            return 0;
        }
        catch (RemoteAuthException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static void Serve(int port)
    {
        Settings.RemoteAuth();
        using (var listener = new HttpListener())
        {
            listener.Prefixes.Add("http://localhost:" + port + "/");
            listener.Start();
            Console.WriteLine("Sample site at http://localhost:" + port);
            while (true)
            {
                var context = listener.GetContext();
                ThreadPool.QueueUserWorkItem(_ => new Visit(context).Answer());
            }
        }
    }

    private static string Shown(ProvisionResult result)
    {
        var cause = Member("cause", result.Cause) + Member("text", result.Text);
        return "{\"ok\":" + (result.Ok ? "true" : "false") + Member("reference", result.Reference) + cause + "}";
    }

    /// <summary>All of ASCII, so that it is the same in whatever the terminal's character set is.</summary>
    private static string Member(string name, string value)
    {
        if (value == null)
        {
            return "";
        }
        var escaped = Regex.Replace(value, @"[^ !#-\[\]-~]", one => "\\u" + ((int)one.Value[0]).ToString("x4"));
        return ",\"" + name + "\":\"" + escaped + "\"";
    }
}

internal static class Settings
{
    public static readonly string Portal = Environment.GetEnvironmentVariable("SALLYPORT_PORTAL");

    public static RemoteAuth RemoteAuth()
    {
        var key = Environment.GetEnvironmentVariable("SALLYPORT_KEY");
        return new RemoteAuth(Portal, key, endpoint: Environment.GetEnvironmentVariable("SALLYPORT_ENDPOINT"));
    }

    /// <summary>The user is whoever the session says; only state and returnTo may come from the request.</summary>
    public static string SignedLink(User user, string state = null, string returnTo = null)
    {
        return Environment.GetEnvironmentVariable("SALLYPORT_MODE") == "signin"
            ? RemoteAuth().SignInUrl(user, state, returnTo)
            : RemoteAuth().SignUpUrl(user, state: state, returnTo: returnTo);
    }
}

/// <summary>A sample. A real site has a table, and a slow hash instead of the password.</summary>
internal sealed class Account
{
    public static readonly Account[] All =
    {
        new Account("jane", new User("jane@acme.example", "jane.doe", "Jane Doe")),
        new Account("zoe", new User("zoe+help@acme.example", "zoe.mueller", "Zoë Müller")),
        new Account(
            "rep",
            new User("rep@acme.example", "rep.one", "Rep One", UserKind.Representative, "Support Engineer", "Standard")),
    };

    private Account(string name, User user)
    {
        Name = name;
        User = user;
    }

    public string Name { get; }

    public User User { get; }

    public string Password => Name + "-sample-password";
}

/// <summary>One request and the response to it.</summary>
internal sealed class Visit
{
    private const int LongestForm = 16384;
    private const string Cookie = "sample_session";
    private static readonly ConcurrentDictionary<string, User> Sessions = new ConcurrentDictionary<string, User>();

    private readonly HttpListenerRequest request;
    private readonly HttpListenerResponse response;

    public Visit(HttpListenerContext context)
    {
        request = context.Request;
        response = context.Response;
    }

    public void Answer()
    {
        response.Headers["Cache-Control"] = "no-store";
        try
        {
            Route();
        }
        catch (Exception error)
        {
            Console.Error.WriteLine(error);
            response.Abort();
        }
    }

    private void Route()
    {
        if (request.HttpMethod == "POST" && !IsOurForm())
        {
            Page(403, "That form was not ours", "");
            return;
        }
        switch (request.HttpMethod + " " + request.Url.AbsolutePath)
        {
            case "GET /":
                ShowHome();
                break;
            case "GET /sign-in":
                ShowSignIn(200, OwnPath(Query("next")), "");
                break;
            case "POST /sign-in":
                SignIn();
                break;
            case "POST /sign-out":
                Sessions.TryRemove(Token(), out _);
                Redirect("/", "");
                break;
            case "GET /helpdesk/login":
                EnterSupport();
                break;
            case "GET /helpdesk/logout":
                LeaveSupport();
                break;
            default:
                Page(404, "There is no such page", "<p><a href=\"/\">Home</a></p>");
                break;
        }
    }

    private void ShowHome()
    {
        var user = CurrentUser();
        if (user == null)
        {
            Page(200, "Sample site", "<p><a href=\"/sign-in\">Sign in</a></p>");
            return;
        }
        Page(200, "Hello, " + user.FullName, @"<p><a href=""/helpdesk/login"">Support</a></p>
<form method=""post"" action=""/sign-out""><button>Sign out</button></form>");
    }

    private void ShowSignIn(int status, string next, string email)
    {
        var problem = status == 200 ? "" : "<p role=\"alert\">The email address or password is not right.</p>";
        Page(status, "Sign in", problem + $@"<form method=""post"" action=""/sign-in"">
<input type=""hidden"" name=""next"" value=""{Escape(next)}"">
<p><label>Email address <input name=""email"" type=""email"" autocomplete=""username"" required value=""{Escape(email)}""></label></p>
<p><label>Password <input name=""password"" type=""password"" autocomplete=""current-password"" required></label></p>
<button>Sign in</button></form>");
    }

    private void SignIn()
    {
        var form = ReadForm();
        form.TryGetValue("email", out var email);
        form.TryGetValue("password", out var password);
        form.TryGetValue("next", out var next);
        var account = Account.All.FirstOrDefault(one => one.User.Email == email);
        if (account == null || !IsSame(account.Password, password ?? ""))
        {
            ShowSignIn(422, OwnPath(next), email ?? "");
            return;
        }
        Sessions.TryRemove(Token(), out _);
        var token = NewToken();
        Sessions[token] = account.User;
        Redirect(OwnPath(next), token);
    }

    /// <summary>The authentication script: the portal's Login URL.</summary>
    private void EnterSupport()
    {
        var user = CurrentUser();
        if (user == null)
        {
            Redirect("/sign-in?next=" + Uri.EscapeDataString(request.RawUrl));
            return;
        }
        Redirect(Settings.SignedLink(user, Query("state"), Query("return_to")));
    }

    /// <summary>The portal's Logout URL. It shows a page and redirects nowhere, so that no loop can begin.</summary>
    private void LeaveSupport()
    {
        var target = Escape(Settings.RemoteAuth().LogoutTarget(Query("return_to")));
        var still = CurrentUser() == null ? "" : "<p>You are still signed in here.</p>";
        Page(200, "You are signed out of support", still + $"<p><a href=\"{target}\">Continue</a></p>");
    }

    private string Query(string name)
    {
        Decoded(request.Url.Query.TrimStart('?')).TryGetValue(name, out var value);
        return value;
    }

    private Dictionary<string, string> ReadForm()
    {
        using (var reader = new StreamReader(request.InputStream, Encoding.UTF8))
        {
            return Decoded(reader.ReadToEnd());
        }
    }

    /// <summary>As UTF-8: the listener's own reading goes by the character set of the machine.</summary>
    private static Dictionary<string, string> Decoded(string query)
    {
        var fields = new Dictionary<string, string>();
        foreach (var pair in query.Split('&'))
        {
            var parts = pair.Replace('+', ' ').Split(new[] { '=' }, 2);
            fields[Uri.UnescapeDataString(parts[0])] = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "");
        }
        return fields;
    }

    private string Token()
    {
        return request.Cookies[Cookie]?.Value ?? "";
    }

    private User CurrentUser()
    {
        return Sessions.TryGetValue(Token(), out var user) ? user : null;
    }

    private static string NewToken()
    {
        using (var random = RandomNumberGenerator.Create())
        {
            var bytes = new byte[24];
            random.GetBytes(bytes);
            return BitConverter.ToString(bytes).Replace("-", "");
        }
    }

    /// <summary>Takes the same time wherever the two differ.</summary>
    private static bool IsSame(string one, string other)
    {
        using (var sha = SHA256.Create())
        {
            var left = sha.ComputeHash(Encoding.UTF8.GetBytes(one));
            var right = sha.ComputeHash(Encoding.UTF8.GetBytes(other));
            return left.Zip(right, (a, b) => a ^ b).Sum() == 0;
        }
    }

    /// <summary>Whether one of our own pages sent the form: every browser says so of a POST.</summary>
    private bool IsOurForm()
    {
        var origin = Regex.Replace(request.Headers["Origin"] ?? "", @"\Ahttps?://", "");
        var isFromHere = origin != "" && origin == request.Headers["Host"];
        return isFromHere && request.ContentLength64 >= 0 && request.ContentLength64 <= LongestForm;
    }

    private static string OwnPath(string path)
    {
        return path != null && Regex.IsMatch(path, @"\A/(?![/\\])[\x21-\x7e]*\z") ? path : "/";
    }

    private void Redirect(string location, string token = null)
    {
        response.Headers["Location"] = location;
        if (token != null)
        {
            var secure = Settings.Portal.StartsWith("https:", StringComparison.Ordinal) ? "; Secure" : "";
            var gone = token == "" ? "; Max-Age=0" : "";
            response.Headers["Set-Cookie"] = $"{Cookie}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{gone}";
        }
        Send(303, "");
    }

    private static string Escape(string text)
    {
        return WebUtility.HtmlEncode(text);
    }

    private void Page(int status, string title, string content)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers["Content-Security-Policy"] = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
        Send(status, $@"<!doctype html><html lang=""en""><meta charset=""utf-8"">
<meta name=""viewport"" content=""width=device-width, initial-scale=1""><meta name=""color-scheme"" content=""light dark"">
<title>{Escape(title)}</title><main><h1>{Escape(title)}</h1>{content}</main></html>
");
    }

    private void Send(int status, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        response.StatusCode = status;
        response.ContentLength64 = bytes.Length;
        response.OutputStream.Write(bytes, 0, bytes.Length);
        response.Close();
    }
}
