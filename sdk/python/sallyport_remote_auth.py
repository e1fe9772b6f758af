"""Remote Authentication, classic dialect: lets the users of your website into your support portal without a second
login. Copy this file; it needs only Python 3.8 or later. Say who is signed in from your own session, never from what
a request says: whoever may choose the e-mail of a link may become anybody. Make a fresh link for each visit: it is
good for three minutes and opens one session.
"""

import hashlib
import http.client
import json
import re
import socket
import ssl
import time
from dataclasses import dataclass
from typing import Callable, Dict, NamedTuple, NoReturn, Optional, Sequence, Tuple
from urllib.parse import quote, urlsplit

__all__ = ['FAILURE_CAUSES', 'ProvisionResult', 'RemoteAuth', 'RemoteAuthError', 'User', 'apikey_of']

FAILURE_CAUSES = (
    'Unauthorized Access',
    'Invalid Username',
    'LoginName already exists',
    'No Such User or User Deactivated',
    'Operation not supported',
    'Request Delayed',
)


@dataclass(frozen=True)
class User:
    """The user of your session. For a sign-in link the e-mail is enough."""

    email: str
    #: 6-30 of A-Z, a-z, 0-9, _ and ., at least one letter or digit.
    login_name: str = ''
    #: First and last name, cut at the last blank, up to 50 characters each; one word is a last name.
    full_name: str = ''
    #: 'customer' or 'representative'.
    kind: str = 'customer'
    #: Role and profile of a representative: names that exist in the portal, in exactly this spelling.
    role: Optional[str] = None
    profile: Optional[str] = None


class ProvisionResult(NamedTuple):
    """ok: the user is there, created now or existing before; the portal does not say which."""

    ok: bool
    #: Finds the attempt in the portal's log.
    reference: Optional[str] = None
    #: One of FAILURE_CAUSES or 'Other'; text is the cause as the portal wrote it.
    cause: Optional[str] = None
    text: Optional[str] = None


class RemoteAuthError(Exception):
    """code 'settings', 'user': refused here, nothing was sent. 'network': no answer. 'answer': not the portal's JSON."""

    def __init__(self, code: str, problem: str) -> None:
        super().__init__('Remote Authentication: ' + problem)
        self.code = code


class RemoteAuth:
    """Raises RemoteAuthError for settings that cannot work, so that you learn it at start.

    portal    origin of the support domain: https://support.example.com (http only for localhost and *.localhost)
    key       the secret key of the connection; keep it out of your source code
    site      your own origin, if logout_target shall accept absolute addresses on it
    endpoint  where provision connects when the portal's name does not resolve here; Host still names the portal
    now       milliseconds since 1970, UTC
    """

    def __init__(self, portal: str, key: str, *, site: Optional[str] = None, endpoint: Optional[str] = None,
                 now: Callable[[], float] = lambda: time.time() * 1000) -> None:
        self._portal = _origin_of('portal', portal)
        self._origins = [self._portal] + ([] if site is None else [_origin_of('site', site)])
        self._endpoint = self._portal if endpoint is None else endpoint
        if not re.fullmatch(r'https?://[^/?#@\\]+', self._endpoint):
            _refuse('settings', 'endpoint is no origin')
        if not isinstance(key, str) or not re.fullmatch(r'\S.{10,}\S', key):
            _refuse('settings', 'key must have 12 characters or more, and no blanks around them')
        self._key = key
        self._now = now

    def sign_in_url(self, user: User, *, state: Optional[str] = None, return_to: Optional[str] = None) -> str:
        """A link that signs in somebody whom the portal knows by this e-mail.

        state and return_to come from the query of your login page, where the portal put them; return_to is left out
        unless it is on the portal.
        """
        return self._portal + self._link(_sign_in_fields(user), None, state, return_to)

    def sign_up_url(self, user: User, *, redirect: Optional[int] = None, state: Optional[str] = None,
                    return_to: Optional[str] = None) -> str:
        """A link that creates the user at the first visit and signs in at every one. redirect=0 answers JSON instead."""
        return self._portal + self._link(_sign_up_fields(user), redirect, state, return_to)

    def provision(self, user: User) -> ProvisionResult:
        """Creates the user from server to server. Raises when there is no answer, or none of this protocol."""
        return _ask(self._endpoint, self._portal, self._link(_sign_up_fields(user), 0, None, None))

    def logout_target(self, requested: Optional[str] = None) -> str:
        """Where your logout page may send the browser: requested if it is on the portal or on your site, else '/'."""
        target = _passable(requested) or '/'
        is_ours = re.match(r'/(?![/\\])', target) or any(_is_on(origin, target) for origin in self._origins)
        return target if is_ours else '/'

    def _link(self, signed: Dict[str, str], redirect: Optional[int], state: Optional[str],
              return_to: Optional[str]) -> str:
        ts = str(int(self._now()))
        if not re.fullmatch('[0-9]{13}', ts):
            _refuse('settings', 'now must return milliseconds since 1970')
        back = _passable(return_to)
        pairs = {
            **signed,
            'redirect': None if redirect is None else str(redirect),
            'ts': ts,
            'apikey': apikey_of(list(signed.values()), self._key, ts),
            'state': _passable(state),
            'return_to': back if back and _is_on(self._portal, back) else None,
        }
        # RFC 3986 section 2.3: everything but the unreserved characters.
        query = [name + '=' + quote(value, safe='') for name, value in pairs.items() if value is not None]
        return '/support/RemoteAuth?' + '&'.join(query)


def apikey_of(values: Sequence[str], key: str, ts: str) -> str:
    """The digest: the signed values in the order of the protocol, the key and the time, with nothing between them."""
    return hashlib.md5((''.join(values) + key + ts).encode('utf-8')).hexdigest()


def _sign_in_fields(user: User) -> Dict[str, str]:
    if not isinstance(user, User):
        _refuse('user', 'user must be a User, made from your session')
    return {'operation': 'signin', 'email': _check('email', user.email)}


def _sign_up_fields(user: User) -> Dict[str, str]:
    email = _sign_in_fields(user)['email']
    if not re.fullmatch('[^ @]+@[^ @]+', email):
        _refuse('user', 'email is not an e-mail address')
    login_name = _check('login_name', user.login_name)
    if not re.fullmatch('[A-Za-z0-9_.]{6,30}', login_name) or not re.search('[A-Za-z0-9]', login_name):
        _refuse('user', 'login_name must be 6 to 30 letters, digits, _ or ., and not only the last two')
    _check_full_name(_check('full_name', user.full_name))
    signed = {'operation': 'signup', 'email': email, 'loginname': login_name, 'fullname': user.full_name}
    named = {name: _check(name, value) for name, value in _role_and_profile(user) if value}
    if user.kind == 'representative':
        return {**signed, 'utype': 'supportrep', **named}
    if user.kind != 'customer':
        _refuse('user', 'kind must be customer or representative')
    return {**signed, 'utype': 'portal'} if not named else _refuse('user', 'role and profile are for representatives')


def _role_and_profile(user: User) -> Tuple[Tuple[str, Optional[str]], ...]:
    return ('role', user.role), ('profile', user.profile)


def _check_full_name(name: str) -> None:
    words = [word for word in name.split(' ') if word]
    if not words or re.search('[<>]', name):
        _refuse('user', 'full_name is blank or holds < or >')
    if len(words[-1]) > 50 or len(' '.join(words[:-1])) > 50:
        _refuse('user', 'full_name is over 50 and 50 long')


def _check(name: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        _refuse('user', name + ' is missing')
    return value if _is_clean(value) else _refuse('user', name + ' holds control characters or is not valid Unicode')


def _is_clean(value: str) -> bool:
    """No control characters, marks that turn the direction of text, nor lone surrogates."""
    return not re.search('[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]', value)


def _passable(value: object) -> Optional[str]:
    """What came with a request: left out when it cannot be passed on, never an error."""
    return value if isinstance(value, str) and value and _is_clean(value) else None


def _is_on(origin: str, address: str) -> bool:
    return address.startswith(origin) and address[len(origin):len(origin) + 1] in ('', '/', '?', '#')


def _origin_of(name: str, address: str) -> str:
    pattern = r'(https://[a-z0-9.-]+|http://([a-z0-9.-]+\.)?localhost)(:[0-9]+)?/?'
    if not isinstance(address, str) or not re.fullmatch(pattern, address, re.ASCII | re.IGNORECASE):
        _refuse('settings', name + ' must be an origin: https://support.example.com (http only for localhost)')
    return re.sub('^(https://.*):443$|^(http://.*):80$', r'\1\2', address.lower().rstrip('/'))


def _ask(endpoint: str, portal: str, path: str) -> ProvisionResult:
    address = urlsplit(endpoint)
    secure = address.scheme == 'https'
    host, port = address.hostname or '', address.port or (443 if secure else 80)
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.sock = socket.create_connection((host, port), 10)
        if secure:
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(connection.sock, server_hostname=urlsplit(portal).hostname)
        connection.request('GET', path, headers={'Host': urlsplit(portal).netloc, 'Accept': 'application/json'})
        response = connection.getresponse()
        # No answer of this protocol is longer than 64 KiB: what is longer is cut, and then no JSON.
        return _read_answer(response.status, response.getheader('X-Sallyport-Ref'), response.read(65536))
    except (OSError, http.client.HTTPException) as error:
        raise RemoteAuthError('network', 'no answer: %s' % error) from error
    finally:
        connection.close()


def _read_answer(status: int, reference: Optional[str], body: bytes) -> ProvisionResult:
    try:
        answer = json.loads(body.decode('utf-8'))
    except ValueError:
        answer = None
    result, cause = (answer.get('result'), answer.get('cause')) if isinstance(answer, dict) else (None, None)
    if result == 'success':
        return ProvisionResult(True, reference)
    if result != 'failure' or not isinstance(cause, str):
        _refuse('answer', 'not the JSON of this protocol (status %s, reference %s)' % (status, reference or 'none'))
    plain = re.sub('^E[0-9]+ - ', '', cause)
    return ProvisionResult(False, reference, plain if plain in FAILURE_CAUSES else 'Other', cause)


def _refuse(code: str, problem: str) -> NoReturn:
    raise RemoteAuthError(code, problem)
