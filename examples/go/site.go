// A sample site with its own sign-in, whose users enter a support portal without a second one. From examples/go:
//
//	go run . serve 8093       serves it: Login URL http://localhost:8093/helpdesk/login,
//	                          Logout URL http://localhost:8093/helpdesk/logout
//	go run . sign jane        prints a signed link
//	go run . provision jane   creates the user in the portal, from server to server
//
// SALLYPORT_PORTAL (e.g. http://acme.localhost:8080) and SALLYPORT_KEY are needed; SALLYPORT_ENDPOINT (where provision
// connects when the portal's name does not resolve) and SALLYPORT_MODE (signup or signin) are not.
package main

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"log"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"

	"sallyport.example/remoteauth"
)

type account struct {
	remoteauth.User
	password string
}

// Samples. A real site has a table, and a slow hash instead of the password.
var accounts = map[string]account{
	"jane": {remoteauth.User{
		Email: "jane@acme.example", LoginName: "jane.doe", FullName: "Jane Doe",
	}, "jane-sample-password"},
	"zoe": {remoteauth.User{
		Email: "zoe+help@acme.example", LoginName: "zoe.mueller", FullName: "Zoë Müller",
	}, "zoe-sample-password"},
	"rep": {remoteauth.User{
		Email: "rep@acme.example", LoginName: "rep.one", FullName: "Rep One",
		Kind: remoteauth.Representative, Role: "Support Engineer", Profile: "Standard",
	}, "rep-sample-password"},
}

var (
	portal  = os.Getenv("SALLYPORT_PORTAL")
	ownPath = regexp.MustCompile(`^/([!-.0-\[\]-~][!-~]*)?$`)
)

func main() {
	log.SetFlags(0)
	client, err := remoteauth.New(remoteauth.Settings{
		Portal:   portal,
		Key:      os.Getenv("SALLYPORT_KEY"),
		Endpoint: os.Getenv("SALLYPORT_ENDPOINT"),
	})
	if err != nil {
		log.Fatal(err)
	}
	if len(os.Args) == 3 && os.Args[1] == "serve" {
		log.Print("Sample site at http://localhost:" + os.Args[2])
		log.Fatal(http.ListenAndServe("localhost:"+os.Args[2], newSite(client)))
	}
	if err := runCommand(client, os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}

func runCommand(client *remoteauth.Client, arguments []string) error {
	usage := fmt.Errorf("usage: site serve PORT | sign NAME | provision NAME, NAME one of jane, zoe, rep")
	if len(arguments) != 2 {
		return usage
	}
	found, isKnown := accounts[arguments[1]]
	switch {
	case isKnown && arguments[0] == "sign":
		link, err := signedLink(client, found.User, remoteauth.LinkOptions{})
		if err != nil {
			return err
		}
		fmt.Println(link)
	case isKnown && arguments[0] == "provision":
		result, err := client.Provision(context.Background(), found.User)
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(map[string]any{
			"ok": result.OK, "reference": result.Reference, "cause": result.Cause, "text": result.Text,
		})
	default:
		return usage
	}
	return nil
}

// signedLink is for whoever the session says; only State and ReturnTo may come from the request.
func signedLink(client *remoteauth.Client, user remoteauth.User, options remoteauth.LinkOptions) (string, error) {
	if os.Getenv("SALLYPORT_MODE") == "signin" {
		return client.SignInURL(user, options)
	}
	return client.SignUpURL(user, options)
}

type site struct {
	client *remoteauth.Client
	mutex  sync.Mutex
	// Token of the cookie to name of the account.
	sessions map[string]string
}

func newSite(client *remoteauth.Client) http.Handler {
	s := &site{client: client, sessions: map[string]string{}}
	routes := map[string]http.HandlerFunc{
		"GET /":                s.showHome,
		"GET /sign-in":         s.showSignIn,
		"POST /sign-in":        s.signIn,
		"POST /sign-out":       s.signOut,
		"GET /helpdesk/login":  s.enterSupport,
		"GET /helpdesk/logout": s.leaveSupport,
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		r.Body = http.MaxBytesReader(w, r.Body, 16384)
		handle, isKnown := routes[r.Method+" "+r.URL.Path]
		switch {
		case r.Method == http.MethodPost && !isFromHere(r):
			page(w, http.StatusForbidden, view{Title: "That form was not ours"})
		case !isKnown:
			page(w, http.StatusNotFound, view{Title: "There is no such page", Link: "/", Label: "Home"})
		default:
			handle(w, r)
		}
	})
}

func (s *site) showHome(w http.ResponseWriter, r *http.Request) {
	user, isSignedIn := s.user(r)
	if !isSignedIn {
		page(w, http.StatusOK, view{Title: "Sample site", Link: "/sign-in", Label: "Sign in"})
		return
	}
	page(w, http.StatusOK, view{
		Title: "Hello, " + user.FullName, Link: "/helpdesk/login", Label: "Support", SignOut: true,
	})
}

func (s *site) showSignIn(w http.ResponseWriter, r *http.Request) {
	page(w, http.StatusOK, view{Title: "Sign in", Form: true, Next: own(r.URL.Query().Get("next"))})
}

func (s *site) signIn(w http.ResponseWriter, r *http.Request) {
	email, password, next := r.PostFormValue("email"), r.PostFormValue("password"), own(r.PostFormValue("next"))
	for name, known := range accounts {
		if known.Email == email && subtle.ConstantTimeCompare([]byte(known.password), []byte(password)) == 1 {
			s.start(w, r, name)
			redirect(w, next)
			return
		}
	}
	page(w, http.StatusUnprocessableEntity, view{
		Title: "Sign in", Form: true, Next: next, Email: email, Problem: "The email address or password is not right.",
	})
}

func (s *site) signOut(w http.ResponseWriter, r *http.Request) {
	s.end(r)
	setCookie(w, "", -1)
	redirect(w, "/")
}

// enterSupport is the authentication script: the portal's Login URL.
func (s *site) enterSupport(w http.ResponseWriter, r *http.Request) {
	user, isSignedIn := s.user(r)
	if !isSignedIn {
		redirect(w, "/sign-in?next="+url.QueryEscape(r.URL.RequestURI()))
		return
	}
	query := r.URL.Query()
	options := remoteauth.LinkOptions{State: query.Get("state"), ReturnTo: query.Get("return_to")}
	link, err := signedLink(s.client, user, options)
	if err != nil {
		log.Print(err)
		page(w, http.StatusInternalServerError, view{Title: "Support cannot be entered now", Link: "/", Label: "Home"})
		return
	}
	redirect(w, link)
}

// leaveSupport is the portal's Logout URL. It shows a page and redirects nowhere, so that no loop can begin.
func (s *site) leaveSupport(w http.ResponseWriter, r *http.Request) {
	shown := view{Title: "You are signed out of support", Label: "Continue"}
	shown.Link = s.client.LogoutTarget(r.URL.Query().Get("return_to"))
	if _, isSignedIn := s.user(r); isSignedIn {
		shown.Note = "You are still signed in here."
	}
	page(w, http.StatusOK, shown)
}

func (s *site) user(r *http.Request) (remoteauth.User, bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	found, isSignedIn := accounts[s.sessions[token(r)]]
	return found.User, isSignedIn
}

func (s *site) start(w http.ResponseWriter, r *http.Request, name string) {
	random := make([]byte, 24)
	if _, err := rand.Read(random); err != nil {
		panic(err)
	}
	fresh := base64.RawURLEncoding.EncodeToString(random)
	s.end(r)
	s.mutex.Lock()
	s.sessions[fresh] = name
	s.mutex.Unlock()
	setCookie(w, fresh, 0)
}

func (s *site) end(r *http.Request) {
	s.mutex.Lock()
	delete(s.sessions, token(r))
	s.mutex.Unlock()
}

func token(r *http.Request) string {
	cookie, err := r.Cookie("sample_session")
	if err != nil {
		return ""
	}
	return cookie.Value
}

func setCookie(w http.ResponseWriter, value string, maxAge int) {
	http.SetCookie(w, &http.Cookie{
		Name: "sample_session", Value: value, Path: "/", MaxAge: maxAge,
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: strings.HasPrefix(portal, "https:"),
	})
}

// isFromHere: whether one of our own pages sent the form; every browser says so of a POST.
func isFromHere(r *http.Request) bool {
	origin, err := url.Parse(r.Header.Get("Origin"))
	return err == nil && (origin.Scheme == "http" || origin.Scheme == "https") && origin.Host == r.Host
}

func own(path string) string {
	if ownPath.MatchString(path) {
		return path
	}
	return "/"
}

// redirect sends the location as it is; http.Redirect would clean its path.
func redirect(w http.ResponseWriter, location string) {
	w.Header().Set("Location", location)
	w.WriteHeader(http.StatusSeeOther)
}

type view struct {
	Title, Problem, Note, Link, Label, Next, Email string
	Form, SignOut                                  bool
}

var layout = template.Must(template.New("page").Parse(`<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>{{.Title}}</title><main><h1>{{.Title}}</h1>
{{- with .Problem}}<p role="alert">{{.}}</p>{{end}}
{{- with .Note}}<p>{{.}}</p>{{end}}
{{- if .Link}}<p><a href="{{.Link}}">{{.Label}}</a></p>{{end}}
{{- if .SignOut}}<form method="post" action="/sign-out"><button>Sign out</button></form>{{end}}
{{- if .Form}}<form method="post" action="/sign-in">
<input type="hidden" name="next" value="{{.Next}}">
<p><label>Email address <input name="email" type="email" autocomplete="username" required value="{{.Email}}"></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
<button>Sign in</button></form>{{end}}</main></html>
`))

func page(w http.ResponseWriter, status int, shown view) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
	w.WriteHeader(status)
	if err := layout.Execute(w, shown); err != nil {
		log.Print(err)
	}
}
