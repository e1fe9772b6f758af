import sys

from sallyport_remote_auth import User
from support import way_into_support, way_out_of_support

for line in sys.stdin.buffer.read().decode('utf-8').splitlines():
    email, login_name, full_name, state, return_to = line.split('\t')
    query = {name: value for name, value in (('state', state), ('return_to', return_to)) if value}
    print(way_into_support(User(email, login_name, full_name), query))
    print(way_out_of_support(query))
