"""Runs the shared vectors: python3 sdk/python/test_vectors.py [ENDPOINT]

ENDPOINT is a server that gives the answers of the vectors, one after the other; without it they are left out.
"""

import json
import sys
from pathlib import Path

from sallyport_remote_auth import ProvisionResult, RemoteAuth, RemoteAuthError, User, apikey_of

vectors = json.loads((Path(__file__).parent.parent / 'vectors/classic.json').read_text('utf-8'))
defaults = vectors['defaults']
endpoint = sys.argv[1] if len(sys.argv) > 1 else None


def remote_auth(vector):
    setting = {**defaults, **vector}
    return RemoteAuth(setting['portal'], setting['key'], site=vector.get('site'), endpoint=endpoint,
                      now=lambda: setting['now'])


def user_of(vector):
    user = vector.get('user', defaults['user'])
    return User(user['email'], user.get('loginName', ''), user.get('fullName', ''), user.get('kind', 'customer'),
                user.get('role'), user.get('profile'))


def link(vector):
    names = {'state': 'state', 'returnTo': 'return_to', 'redirect': 'redirect'}
    options = {names[name]: value for name, value in vector.get('options', {}).items()}
    sdk = remote_auth(vector)
    return (sdk.sign_in_url if vector['call'] == 'signIn' else sdk.sign_up_url)(user_of(vector), **options)


def code_of(attempt):
    try:
        return attempt()
    except RemoteAuthError as error:
        return error.code


def result_of(result):
    return result if isinstance(result, str) else ProvisionResult(**{'reference': None, **result})


checks = [
    *((v, v['apikey'], lambda v=v: apikey_of(v['values'], v['key'], v['ts'])) for v in vectors['digests']),
    *((v, v['url'], lambda v=v: link(v)) for v in vectors['links']),
    *((v, v['code'], lambda v=v: code_of(lambda: link(v))) for v in vectors['refusals']),
    *((v, v['target'], lambda v=v: remote_auth(v).logout_target(v['requested'])) for v in vectors['logoutTargets']),
]
if endpoint:
    sdk = remote_auth({})
    checks += [(v, result_of(v['result']), lambda v=v: code_of(lambda: sdk.provision(user_of(v))))
               for v in vectors['answers']]

failed = 0
for vector, expected, attempt in checks:
    actual = attempt()
    if actual != expected:
        failed += 1
        print('%s\n  expected %r\n  actual   %r' % (vector['name'], expected, actual), file=sys.stderr)

print('%d vectors checked, %d failed' % (len(checks), failed))
sys.exit(1 if failed else 0)
