// Command testvectors runs the shared vectors: (cd sdk/go && go run ./testvectors ../vectors/classic.json [ENDPOINT])
//
// ENDPOINT is a server that gives the answers of the vectors, one after the other; without it they are left out.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"time"

	"sallyport.example/remoteauth"
)

// vector has the fields of every list; encoding/json matches their names in any letter case.
type vector struct {
	Name, Call  string
	Portal, Key *string
	Now         *int64
	Site        string
	User        remoteauth.User
	Options     options
	Values      []string
	TS, APIKey  string
	URL, Code   string
	Requested   string
	Target      string
	Result      any
}

type options struct {
	State, ReturnTo string
	Redirect        *int
}

type file struct {
	Defaults                                         vector
	Digests, Links, Refusals, LogoutTargets, Answers []vector
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: testvectors FILE [ENDPOINT]")
		os.Exit(2)
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var vectors file
	if err := json.Unmarshal(text, &vectors); err != nil {
		panic(err)
	}
	tests := runner{defaults: vectors.Defaults}
	for _, v := range vectors.Digests {
		tests.check(v, v.APIKey, remoteauth.APIKeyOf(v.Values, *v.Key, v.TS))
	}
	for _, v := range vectors.Links {
		tests.check(v, v.URL, outcomeOf(tests.link(v)))
	}
	for _, v := range vectors.Refusals {
		tests.check(v, v.Code, outcomeOf(tests.link(v)))
	}
	for _, v := range vectors.LogoutTargets {
		tests.check(v, v.Target, outcomeOf(tests.logoutTarget(v)))
	}
	if len(os.Args) > 2 {
		tests.endpoint = os.Args[2]
		for _, v := range vectors.Answers {
			tests.check(v, v.Result, outcomeOf(tests.provision()))
		}
	}
	fmt.Printf("%d vectors checked, %d failed\n", tests.checked, tests.failed)
	if tests.failed > 0 || tests.checked == 0 {
		os.Exit(1)
	}
}

type runner struct {
	defaults        vector
	endpoint        string
	checked, failed int
}

func (t *runner) check(v vector, expected, actual any) {
	t.checked++
	if !reflect.DeepEqual(expected, actual) {
		t.failed++
		fmt.Fprintf(os.Stderr, "%s\n  expected %q\n  actual   %q\n", v.Name, expected, actual)
	}
}

func outcomeOf(value any, err error) any {
	var refused *remoteauth.Error
	if errors.As(err, &refused) {
		return string(refused.Code)
	}
	return value
}

func (t *runner) client(v vector) (*remoteauth.Client, error) {
	settings := remoteauth.Settings{
		Portal: *t.defaults.Portal, Key: *t.defaults.Key, Site: v.Site, Endpoint: t.endpoint,
	}
	if v.Portal != nil {
		settings.Portal = *v.Portal
	}
	if v.Key != nil {
		settings.Key = *v.Key
	}
	settings.Now = func() time.Time {
		if v.Now != nil {
			return time.UnixMilli(*v.Now)
		}
		return time.UnixMilli(*t.defaults.Now)
	}
	return remoteauth.New(settings)
}

func (t *runner) link(v vector) (any, error) {
	client, err := t.client(v)
	if err != nil {
		return nil, err
	}
	given := remoteauth.LinkOptions{State: v.Options.State, ReturnTo: v.Options.ReturnTo}
	if v.Options.Redirect != nil {
		given.Redirect = fmt.Sprint(*v.Options.Redirect)
	}
	if v.Call == "signIn" {
		return client.SignInURL(v.User, given)
	}
	return client.SignUpURL(v.User, given)
}

func (t *runner) logoutTarget(v vector) (any, error) {
	client, err := t.client(v)
	if err != nil {
		return nil, err
	}
	return client.LogoutTarget(v.Requested), nil
}

// provision has the result in the form of the vectors.
func (t *runner) provision() (any, error) {
	client, err := t.client(t.defaults)
	if err != nil {
		return nil, err
	}
	result, err := client.Provision(context.Background(), t.defaults.User)
	known := map[string]any{"ok": result.OK}
	texts := map[string]string{"cause": result.Cause, "text": result.Text, "reference": result.Reference}
	for name, value := range texts {
		if value != "" {
			known[name] = value
		}
	}
	return known, err
}
