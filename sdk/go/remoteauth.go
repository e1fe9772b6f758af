// Package remoteauth is Remote Authentication, classic dialect: it lets the users of your website into your support
// portal without a second login. Copy this file into a folder remoteauth of your module; it needs only Go 1.19.
//
// Say who is signed in from your own session, never from what a request says: whoever may choose the e-mail of a link
// may become anybody. Make a fresh link for each visit: it is good for three minutes and opens one session.
package remoteauth

import (
	"context"
	"crypto/md5"
	"crypto/tls"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// FailureCauses are the causes of a refusal that this protocol knows; any other is "Other".
var FailureCauses = []string{
	"Unauthorized Access",
	"Invalid Username",
	"LoginName already exists",
	"No Such User or User Deactivated",
	"Operation not supported",
	"Request Delayed",
}

// Kind of a user; empty is Customer.
type Kind string

const (
	Customer       Kind = "customer"
	Representative Kind = "representative"
)

// User is the user of your session. For a sign-in link the e-mail is enough.
type User struct {
	Email string
	// LoginName is 6-30 of A-Z, a-z, 0-9, _ and ., at least one letter or digit.
	LoginName string
	// FullName is first and last name, cut at the last blank, up to 50 characters each; one word is a last name.
	FullName string
	Kind     Kind
	// Role and Profile of a representative are names that exist in the portal, in exactly this spelling; or empty.
	Role, Profile string
}

// Settings of a Client.
type Settings struct {
	// Portal is the origin of the support domain: https://support.example.com (http only for localhost, *.localhost).
	Portal string
	// Key is the secret key of the connection; keep it out of your source code.
	Key string
	// Site is your own origin, if LogoutTarget shall accept absolute addresses on it.
	Site string
	// Endpoint is where Provision connects when the portal's name does not resolve here; Host still names the portal.
	Endpoint string
	// Now is time.Now unless given.
	Now func() time.Time
}

// LinkOptions come from the query of your login page, where the portal put them; what is empty is left out.
type LinkOptions struct {
	State string
	// ReturnTo is left out unless it is on the portal.
	ReturnTo string
	// Redirect is not from the query, and of SignUpURL only: "0" answers JSON instead of letting in, "1" lets in.
	Redirect string
}

// Result of Provision. OK: the user is there, created now or existing before; the portal does not say which.
type Result struct {
	OK bool
	// Reference finds the attempt in the portal's log.
	Reference string
	// Cause is one of FailureCauses or "Other", Text the cause as the portal wrote it; empty when OK.
	Cause, Text string
}

// Code says what kind of Error it is.
type Code string

const (
	// BadSettings and BadUser were refused here, nothing was sent.
	BadSettings Code = "settings"
	BadUser     Code = "user"
	// NoAnswer came from the portal.
	NoAnswer Code = "network"
	// BadAnswer is not the portal's JSON.
	BadAnswer Code = "answer"
)

// Error is every error of this package.
type Error struct {
	Code    Code
	problem string
	cause   error
}

func (e *Error) Error() string { return "Remote Authentication: " + e.problem }

func (e *Error) Unwrap() error { return e.cause }

// Client makes links. It may be used by several goroutines.
type Client struct {
	portal, key, endpoint string
	origins               []string
	now                   func() time.Time
	http                  *http.Client
}

const (
	longestWait   = 10 * time.Second
	longestAnswer = 64 << 10
)

var (
	originPattern    = regexp.MustCompile(`^(https://[a-z0-9.-]+|http://([a-z0-9.-]+\.)?localhost)(:[0-9]+)?/?$`)
	endpointPattern  = regexp.MustCompile(`^https?://[^/?#@\\]+$`)
	keyPattern       = regexp.MustCompile(`^\S.{10,}\S$`)
	tsPattern        = regexp.MustCompile(`^[0-9]{13}$`)
	emailPattern     = regexp.MustCompile(`^[^ @]+@[^ @]+$`)
	loginNamePattern = regexp.MustCompile(`^[A-Za-z0-9_.]{6,30}$`)
	codePattern      = regexp.MustCompile(`^E[0-9]+ - `)
)

// New returns an error for settings that cannot work, so that you learn it at start.
func New(settings Settings) (*Client, error) {
	portal, err := originOf("Portal", settings.Portal)
	if err != nil {
		return nil, err
	}
	client := &Client{
		portal:   portal.String(),
		key:      settings.Key,
		endpoint: settings.Endpoint,
		origins:  []string{portal.String()},
		now:      settings.Now,
		http:     httpClient(portal.Hostname()),
	}
	if settings.Site != "" {
		site, err := originOf("Site", settings.Site)
		if err != nil {
			return nil, err
		}
		client.origins = append(client.origins, site.String())
	}
	if client.endpoint == "" {
		client.endpoint = client.portal
	}
	if _, err := url.Parse(client.endpoint); err != nil || !endpointPattern.MatchString(client.endpoint) {
		return nil, refuse(BadSettings, "Endpoint is no origin")
	}
	if !keyPattern.MatchString(client.key) {
		return nil, refuse(BadSettings, "Key must have 12 characters or more, and no blanks around them")
	}
	if client.now == nil {
		client.now = time.Now
	}
	return client, nil
}

// SignInURL is a link that signs in somebody whom the portal knows by this e-mail.
func (c *Client) SignInURL(user User, options LinkOptions) (string, error) {
	signed, err := signInFields(user)
	if err != nil {
		return "", err
	}
	options.Redirect = ""
	return c.link(signed, options)
}

// SignUpURL is a link that creates the user at the first visit and signs in at every one.
func (c *Client) SignUpURL(user User, options LinkOptions) (string, error) {
	signed, err := signUpFields(user)
	if err != nil {
		return "", err
	}
	return c.link(signed, options)
}

// Provision creates the user from server to server. A refusal of the portal is a Result; an error says that there was
// no answer, or none of this protocol.
func (c *Client) Provision(ctx context.Context, user User) (Result, error) {
	signed, err := signUpFields(user)
	if err != nil {
		return Result{}, err
	}
	link, err := c.link(signed, LinkOptions{Redirect: "0"})
	if err != nil {
		return Result{}, err
	}
	return c.ask(ctx, c.endpoint+strings.TrimPrefix(link, c.portal))
}

// LogoutTarget is where your logout page may send the browser: requested if it is on the portal or on your site,
// else "/".
func (c *Client) LogoutTarget(requested string) string {
	if !isClean(requested) {
		return "/"
	}
	if strings.HasPrefix(requested, "/") && !strings.HasPrefix(requested, "//") && !strings.HasPrefix(requested, `/\`) {
		return requested
	}
	for _, origin := range c.origins {
		if isOn(origin, requested) {
			return requested
		}
	}
	return "/"
}

// APIKeyOf is the digest: the signed values in the order of the protocol, the key and the time, with nothing between.
func APIKeyOf(values []string, key, ts string) string {
	digest := md5.Sum([]byte(strings.Join(values, "") + key + ts))
	return hex.EncodeToString(digest[:])
}

// pair of a name and a value; an empty value is left out of the link.
type pair struct{ name, value string }

func (c *Client) link(signed []pair, options LinkOptions) (string, error) {
	ts := strconv.FormatInt(c.now().UnixMilli(), 10)
	if !tsPattern.MatchString(ts) {
		return "", refuse(BadSettings, "Now must be after 2001 and before 2287")
	}
	var values []string
	for _, field := range signed {
		values = append(values, field.value)
	}
	state, returnTo := options.State, options.ReturnTo
	if !isClean(state) {
		state = ""
	}
	if !isClean(returnTo) || !isOn(c.portal, returnTo) {
		returnTo = ""
	}
	pairs := append(signed, pair{"redirect", options.Redirect}, pair{"ts", ts},
		pair{"apikey", APIKeyOf(values, c.key, ts)}, pair{"state", state}, pair{"return_to", returnTo})
	var query []string
	for _, field := range pairs {
		if field.value != "" {
			query = append(query, field.name+"="+encode(field.value))
		}
	}
	return c.portal + "/support/RemoteAuth?" + strings.Join(query, "&"), nil
}

// encode is RFC 3986 section 2.3: everything but the unreserved characters; QueryEscape differs in the blank.
func encode(value string) string {
	return strings.ReplaceAll(url.QueryEscape(value), "+", "%20")
}

func signInFields(user User) ([]pair, error) {
	if err := check("Email", user.Email); err != nil {
		return nil, err
	}
	return []pair{{"operation", "signin"}, {"email", user.Email}}, nil
}

func signUpFields(user User) ([]pair, error) {
	if err := checkUser(user); err != nil {
		return nil, err
	}
	utype := "portal"
	if user.Kind == Representative {
		utype = "supportrep"
	}
	return []pair{
		{"operation", "signup"}, {"email", user.Email}, {"loginname", user.LoginName}, {"fullname", user.FullName},
		{"utype", utype}, {"role", user.Role}, {"profile", user.Profile},
	}, nil
}

func checkUser(user User) error {
	for _, field := range []pair{{"Email", user.Email}, {"LoginName", user.LoginName}, {"FullName", user.FullName}} {
		if err := check(field.name, field.value); err != nil {
			return err
		}
	}
	switch {
	case !emailPattern.MatchString(user.Email):
		return refuse(BadUser, "Email is not an e-mail address")
	case !loginNamePattern.MatchString(user.LoginName) || strings.Trim(user.LoginName, "_.") == "":
		return refuse(BadUser, "LoginName must be 6 to 30 letters, digits, _ or ., and not only the last two")
	case user.Kind != "" && user.Kind != Customer && user.Kind != Representative:
		return refuse(BadUser, "Kind must be Customer or Representative")
	case user.Kind != Representative && user.Role+user.Profile != "":
		return refuse(BadUser, "Role and Profile are for representatives")
	case !isClean(user.Role) || !isClean(user.Profile):
		return refuse(BadUser, "Role or Profile holds control characters or is not valid UTF-8")
	}
	return checkFullName(user.FullName)
}

func checkFullName(name string) error {
	trimmed := strings.Trim(name, " ")
	if trimmed == "" || strings.ContainsAny(name, "<>") {
		return refuse(BadUser, "FullName is blank or holds < or >")
	}
	var words []string
	for _, word := range strings.Split(trimmed, " ") {
		if word != "" {
			words = append(words, word)
		}
	}
	last := len(words) - 1
	if utf8.RuneCountInString(words[last]) > 50 || utf8.RuneCountInString(strings.Join(words[:last], " ")) > 50 {
		return refuse(BadUser, "FullName is over 50 and 50 long")
	}
	return nil
}

func check(name, value string) error {
	if value == "" {
		return refuse(BadUser, name+" is missing")
	}
	if !isClean(value) {
		return refuse(BadUser, name+" holds control characters or is not valid UTF-8")
	}
	return nil
}

// isClean: valid UTF-8 without control characters nor marks that turn the direction of text.
func isClean(value string) bool {
	return utf8.ValidString(value) && strings.IndexFunc(value, func(r rune) bool {
		return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
	}) < 0
}

func isOn(origin, address string) bool {
	rest := strings.TrimPrefix(address, origin)
	return strings.HasPrefix(address, origin) && (rest == "" || strings.ContainsAny(rest[:1], "/?#"))
}

func originOf(name, address string) (*url.URL, error) {
	// Of ASCII alone: strings.ToLower makes a k of the Kelvin sign.
	lower := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, address)
	if !originPattern.MatchString(lower) {
		problem := name + " must be an origin: https://support.example.com (http only for localhost)"
		return nil, refuse(BadSettings, problem)
	}
	origin, err := url.Parse(strings.TrimSuffix(lower, "/"))
	if err != nil {
		return nil, refuse(BadSettings, name+" is no origin")
	}
	if port := origin.Port(); origin.Scheme == "https" && port == "443" || origin.Scheme == "http" && port == "80" {
		origin.Host = origin.Hostname()
	}
	return origin, nil
}

func httpClient(serverName string) *http.Client {
	return &http.Client{
		Timeout: longestWait,
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
		Transport: &http.Transport{
			Proxy: http.ProxyFromEnvironment,
			// The certificate must be the portal's, wherever Endpoint leads.
			TLSClientConfig: &tls.Config{ServerName: serverName, MinVersion: tls.VersionTLS12},
			// On a connection that was used before, net/http would send a request a second time.
			DisableKeepAlives: true,
		},
	}
}

func (c *Client) ask(ctx context.Context, address string) (Result, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return Result{}, refuse(BadSettings, "Endpoint is no origin")
	}
	_, request.Host, _ = strings.Cut(c.portal, "://")
	request.Header.Set("Accept", "application/json")
	response, err := c.http.Do(request)
	if err != nil {
		return Result{}, noAnswer(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, longestAnswer+1))
	if err != nil {
		return Result{}, noAnswer(err)
	}
	return readAnswer(response, body)
}

// noAnswer leaves out the address that net/http puts into its errors: it is a link that works.
func noAnswer(err error) error {
	var withAddress *url.Error
	if errors.As(err, &withAddress) {
		err = withAddress.Err
	}
	return &Error{Code: NoAnswer, problem: "no answer: " + err.Error(), cause: err}
}

func readAnswer(response *http.Response, body []byte) (Result, error) {
	reference := response.Header.Get("X-Sallyport-Ref")
	// Into a map, as names of a struct's fields would match in any letter case.
	var answer map[string]any
	if len(body) > longestAnswer || !utf8.Valid(body) || json.Unmarshal(body, &answer) != nil {
		answer = nil
	}
	if answer["result"] == "success" {
		return Result{OK: true, Reference: reference}, nil
	}
	text, isText := answer["cause"].(string)
	if answer["result"] != "failure" || !isText {
		seen := fmt.Sprintf("status %d, reference %q", response.StatusCode, reference)
		return Result{}, refuse(BadAnswer, "not the JSON of this protocol ("+seen+")")
	}
	cause, plain := "Other", codePattern.ReplaceAllString(text, "")
	for _, known := range FailureCauses {
		if plain == known {
			cause = known
		}
	}
	return Result{Reference: reference, Cause: cause, Text: text}, nil
}

func refuse(code Code, problem string) error {
	return &Error{Code: code, problem: problem}
}
