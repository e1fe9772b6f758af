"""A sample site with its own sign-in, whose users enter a support portal without a second one.

  python3 examples/python/site.py serve 8092       serves it: Login URL http://localhost:8092/helpdesk/login,
                                                   Logout URL http://localhost:8092/helpdesk/logout
  python3 examples/python/site.py sign jane        prints a signed link
  python3 examples/python/site.py provision jane   creates the user in the portal, from server to server

SALLYPORT_PORTAL (e.g. http://acme.localhost:8080) and SALLYPORT_KEY are needed; SALLYPORT_ENDPOINT (where provision
connects when the portal's name does not resolve) and SALLYPORT_MODE (signup or signin) are not.
"""

import hmac
import json
import os
import re
import secrets
import sys
from html import escape
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

# Your site has the file of the SDK beside its own.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / 'sdk/python'))
from sallyport_remote_auth import RemoteAuth, RemoteAuthError, User  # noqa: E402

#: Samples. A real site has a table, and a slow hash instead of the password.
USERS = {
    'jane': (User('jane@acme.example', 'jane.doe', 'Jane Doe'), 'jane-sample-password'),
    'zoe': (User('zoe+help@acme.example', 'zoe.mueller', 'Zoë Müller'), 'zoe-sample-password'),
    'rep': (User('rep@acme.example', 'rep.one', 'Rep One', 'representative', 'Support Engineer', 'Standard'),
            'rep-sample-password'),
}
PORTAL = os.environ.get('SALLYPORT_PORTAL', '')
SESSIONS = {}


def remote_auth():
    return RemoteAuth(PORTAL, os.environ.get('SALLYPORT_KEY', ''), endpoint=os.environ.get('SALLYPORT_ENDPOINT'))


def signed_link(user, **options):
    """The user is whoever the session says; only state and return_to may come from the request."""
    sdk = remote_auth()
    return (sdk.sign_in_url if os.environ.get('SALLYPORT_MODE') == 'signin' else sdk.sign_up_url)(user, **options)


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        show = {
            '/': self.show_home,
            '/sign-in': lambda: self.show_sign_in(200, own_path(self.query('next')), ''),
            '/helpdesk/login': self.enter_support,
            '/helpdesk/logout': self.leave_support,
        }.get(urlsplit(self.path).path)
        show() if show else self.page(404, 'There is no such page', '<p><a href="/">Home</a></p>')

    def do_POST(self):
        act = {'/sign-in': self.sign_in, '/sign-out': self.sign_out}.get(urlsplit(self.path).path)
        length = int(self.headers.get('Content-Length') or 0)
        if not self.is_from_here() or not 0 <= length <= 16384:
            self.page(403, 'That form was not ours', '')
        elif act is None:
            self.page(404, 'There is no such page', '')
        else:
            act(parse_qs(self.rfile.read(length).decode('utf-8', 'replace')))

    def show_home(self):
        user = self.user()
        if user is None:
            self.page(200, 'Sample site', '<p><a href="/sign-in">Sign in</a></p>')
        else:
            self.page(200, 'Hello, ' + user.full_name, '<p><a href="/helpdesk/login">Support</a></p>'
                      '<form method="post" action="/sign-out"><button>Sign out</button></form>')

    def show_sign_in(self, status, following, email):
        problem = '' if status == 200 else '<p role="alert">The email address or password is not right.</p>'
        self.page(status, 'Sign in', problem + '''<form method="post" action="/sign-in">
<input type="hidden" name="next" value="%s">
<p><label>Email address <input name="email" type="email" autocomplete="username" required value="%s"></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
<button>Sign in</button></form>''' % (escape(following), escape(email)))

    def sign_in(self, form):
        email, password, following = (form.get(name, [''])[0] for name in ('email', 'password', 'next'))
        for name, (user, right) in USERS.items():
            if user.email == email and hmac.compare_digest(right.encode(), password.encode('utf-8', 'replace')):
                SESSIONS.pop(self.token(), None)
                token = secrets.token_urlsafe(24)
                SESSIONS[token] = name
                return self.redirect(own_path(following), token)
        return self.show_sign_in(422, own_path(following), email)

    def sign_out(self, _form):
        SESSIONS.pop(self.token(), None)
        self.redirect('/', '')

    def enter_support(self):
        """The authentication script: the portal's Login URL."""
        user = self.user()
        if user is None:
            self.redirect('/sign-in?next=' + quote(self.path, safe=''))
        else:
            self.redirect(signed_link(user, state=self.query('state'), return_to=self.query('return_to')))

    def leave_support(self):
        """The portal's Logout URL. It shows a page and redirects nowhere, so that no loop can begin."""
        target = escape(remote_auth().logout_target(self.query('return_to')))
        still = '' if self.user() is None else '<p>You are still signed in here.</p>'
        self.page(200, 'You are signed out of support', '%s<p><a href="%s">Continue</a></p>' % (still, target))

    def query(self, name):
        return parse_qs(urlsplit(self.path).query).get(name, [None])[0]

    def token(self):
        try:
            cookie = SimpleCookie(self.headers.get('Cookie', '')).get('sample_session')
        except CookieError:
            cookie = None
        return cookie.value if cookie else None

    def user(self):
        return USERS.get(SESSIONS.get(self.token()), (None, None))[0]

    def is_from_here(self):
        """Whether one of our own pages sent the form: every browser says so of a POST."""
        origin = urlsplit(self.headers.get('Origin', ''))
        return origin.scheme in ('http', 'https') and origin.netloc == self.headers.get('Host')

    def redirect(self, location, token=None):
        headers = {'Location': location}
        if token is not None:
            secure = '; Secure' if PORTAL.startswith('https:') else ''
            gone = '' if token else '; Max-Age=0'
            headers['Set-Cookie'] = 'sample_session=%s; Path=/; HttpOnly; SameSite=Lax%s%s' % (token, secure, gone)
        self.answer(303, headers, '')

    def page(self, status, title, content):
        policy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
        headers = {'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy}
        self.answer(status, headers, '''<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>%s</title><main><h1>%s</h1>%s</main></html>
''' % (escape(title), escape(title), content))

    def answer(self, status, headers, body):
        data = body.encode('utf-8')
        self.send_response(status)
        for name, value in {**headers, 'Cache-Control': 'no-store', 'Content-Length': str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """The default log would hold the query."""


def own_path(path):
    return path if path and re.fullmatch(r'/(?![/\\])[\x21-\x7e]*', path) else '/'


def main(command='', argument=''):
    if command == 'serve' and argument.isdigit():
        remote_auth()
        print('Sample site at http://localhost:%s' % argument, flush=True)
        ThreadingHTTPServer(('localhost', int(argument)), Site).serve_forever()
    if argument not in USERS or command not in ('sign', 'provision'):
        sys.exit('usage: site.py serve PORT | sign NAME | provision NAME, NAME one of ' + ', '.join(USERS))
    user = USERS[argument][0]
    print(signed_link(user) if command == 'sign' else json.dumps(remote_auth().provision(user)._asdict()))


if __name__ == '__main__':
    try:
        main(*sys.argv[1:3])
    except RemoteAuthError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        pass
