package remoteauth

import (
	"net/url"
	"os"
)

// The ways into support and out of it. Save this file beside remoteauth.go, in a folder remoteauth of your module.
//
//	Login URL:  https://www.example.com/helpdesk/login
//	Logout URL: https://www.example.com/helpdesk/logout
//
// The environment variable SUPPORT_KEY holds the key k1 of the connection website. Keep it out of your source code.
//
//	http.HandleFunc("/helpdesk/login", func(w http.ResponseWriter, r *http.Request) {
//		user := remoteauth.User{Email: me.Email, LoginName: me.LoginName, FullName: me.FullName}
//		link, err := remoteauth.WayIntoSupport(user, r.URL.Query())
//		if err != nil {
//			http.Error(w, err.Error(), http.StatusInternalServerError)
//			return
//		}
//		http.Redirect(w, r, link, http.StatusSeeOther)
//	})
func support() (*Client, error) {
	return New(Settings{Portal: "https://support.example.com", Key: os.Getenv("SUPPORT_KEY")})
}

// WayIntoSupport is where the Login URL redirects. Sign the visitor in on your site first. The user comes from your
// session, never from the request.
func WayIntoSupport(user User, query url.Values) (string, error) {
	client, err := support()
	if err != nil {
		return "", err
	}
	return client.SignUpURL(user, LinkOptions{State: query.Get("state"), ReturnTo: query.Get("return_to")})
}

// WayOutOfSupport is where the Logout URL redirects. Who comes here has signed out of support.
func WayOutOfSupport(query url.Values) (string, error) {
	client, err := support()
	if err != nil {
		return "", err
	}
	return client.LogoutTarget(query.Get("return_to")), nil
}
