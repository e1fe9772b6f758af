import java.util.function.UnaryOperator;

/**
 * The way into support and out of it. Save this file beside RemoteAuth.java, and write your package above both.
 *
 * Login URL:  https://www.example.com/helpdesk/login
 * Logout URL: https://www.example.com/helpdesk/logout
 *
 * The environment variable SUPPORT_KEY holds the key k1 of the connection website. Keep it out of your source code.
 *
 * In a servlet (in a controller of Spring, return "redirect:" and the address):
 *
 *   RemoteAuth.User user = RemoteAuth.User.customer(me.email(), me.loginName(), me.fullName());
 *   response.sendRedirect(Support.wayIntoSupport(user, request::getParameter));
 */
public final class Support {
    private static final RemoteAuth REMOTE_AUTH =
            new RemoteAuth("https://support.example.com", System.getenv("SUPPORT_KEY"));

    private Support() {}

    /**
     * The way into support: where the Login URL redirects. Sign the visitor in on your site first. The user comes from
     * your session, never from the request.
     */
    public static String wayIntoSupport(RemoteAuth.User user, UnaryOperator<String> query) {
        return REMOTE_AUTH.signUpUrl(user, new RemoteAuth.LinkOptions()
                .state(query.apply("state"))
                .returnTo(query.apply("return_to")));
    }

    /** The way out of support: where the Logout URL redirects. Who comes here has signed out of support. */
    public static String wayOutOfSupport(UnaryOperator<String> query) {
        return REMOTE_AUTH.logoutTarget(query.apply("return_to"));
    }
}
