# support.py, beside sallyport_remote_auth.py. SUPPORT_KEY holds the key k1 of the connection website.
import os
from typing import Mapping

from sallyport_remote_auth import RemoteAuth, User

remote_auth = RemoteAuth('https://support.example.com', os.environ['SUPPORT_KEY'])


def way_into_support(user: User, query: Mapping[str, str]) -> str:
    """The way into support: where https://www.example.com/helpdesk/login redirects.

    Sign the visitor in on your site first. user comes from your session, never from the request.
    """
    return remote_auth.sign_up_url(user, state=query.get('state'), return_to=query.get('return_to'))


def way_out_of_support(query: Mapping[str, str]) -> str:
    """The way out of support: where https://www.example.com/helpdesk/logout redirects.

    Whoever comes here has signed out of support. Sign them out of your site as well, if that is what they expect.
    """
    return remote_auth.logout_target(query.get('return_to'))


# In Flask:
#
# @app.get('/helpdesk/login')
# def enter_support():
#     if 'user' not in session:
#         return redirect('/sign-in?next=' + quote(request.full_path, safe=''))
#     me = session['user']
#     return redirect(way_into_support(User(me['email'], me['login_name'], me['full_name']), request.args))
