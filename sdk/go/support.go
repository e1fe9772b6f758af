package remoteauth

// support.go, beside remoteauth.go in a folder remoteauth of your module.

import (
	"net/url"
	"os"
)

// WayIntoSupport: where https://www.example.com/helpdesk/login redirects.
// Sign the visitor in on your site first. user comes from your session, never from the request.
func WayIntoSupport(user User, query url.Values) (string, error) {
	client, err := support()
	if err != nil {
		return "", err
	}
	return client.SignUpURL(user, LinkOptions{State: query.Get("state"), ReturnTo: query.Get("return_to")})
}

// WayOutOfSupport: where https://www.example.com/helpdesk/logout redirects.
// Whoever comes here has signed out of support. Sign them out of your site as well, if that is what they expect.
func WayOutOfSupport(query url.Values) (string, error) {
	client, err := support()
	if err != nil {
		return "", err
	}
	return client.LogoutTarget(query.Get("return_to")), nil
}

// SUPPORT_KEY holds the key k1 of the connection website.
func support() (*Client, error) {
	return New(Settings{Portal: "https://support.example.com", Key: os.Getenv("SUPPORT_KEY")})
}

// With net/http, behind what signs visitors in:
//
//	http.HandleFunc("/helpdesk/login", func(w http.ResponseWriter, r *http.Request) {
//		user := remoteauth.User{Email: me.Email, LoginName: me.LoginName, FullName: me.FullName}
//		link, err := remoteauth.WayIntoSupport(user, r.URL.Query())
//		if err != nil {
//			http.Error(w, "Support is not available", http.StatusInternalServerError)
//			return
//		}
//		http.Redirect(w, r, link, http.StatusSeeOther)
//	})
