import java.util.function.UnaryOperator;

/** Support.java, beside RemoteAuth.java. SUPPORT_KEY holds the key k1 of the connection website. */
public final class Support {
    private static final RemoteAuth REMOTE_AUTH =
            new RemoteAuth("https://support.example.com", System.getenv("SUPPORT_KEY"));

    private Support() {}

    /**
     * The way into support: where https://www.example.com/helpdesk/login redirects.
     * Sign the visitor in on your site first. user comes from your session, never from the request.
     */
    public static String wayIntoSupport(RemoteAuth.User user, UnaryOperator<String> query) {
        return REMOTE_AUTH.signUpUrl(user, new RemoteAuth.LinkOptions()
                .state(query.apply("state"))
                .returnTo(query.apply("return_to")));
    }

    /**
     * The way out of support: where https://www.example.com/helpdesk/logout redirects.
     * Whoever comes here has signed out of support. Sign them out of your site as well, if that is what they expect.
     */
    public static String wayOutOfSupport(UnaryOperator<String> query) {
        return REMOTE_AUTH.logoutTarget(query.apply("return_to"));
    }
}

// In Spring, behind what signs visitors in:
//
// @GetMapping("/helpdesk/login")
// String enterSupport(@AuthenticationPrincipal Account me, HttpServletRequest request) {
//     RemoteAuth.User user = RemoteAuth.User.customer(me.getEmail(), me.getLoginName(), me.getFullName());
//     return "redirect:" + Support.wayIntoSupport(user, request::getParameter);
// }
