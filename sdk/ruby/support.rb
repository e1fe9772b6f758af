# support.rb, beside sallyport_remote_auth.rb. SUPPORT_KEY holds the key k1 of the connection website.
require_relative 'sallyport_remote_auth'

REMOTE_AUTH = Sallyport::RemoteAuth.new(portal: 'https://support.example.com', key: ENV.fetch('SUPPORT_KEY'))

# The way into support: where https://www.example.com/helpdesk/login redirects.
# Sign the visitor in on your site first. user comes from your session, never from the request.
def way_into_support(user, query)
  REMOTE_AUTH.sign_up_url(user, state: query['state'], return_to: query['return_to'])
end

# The way out of support: where https://www.example.com/helpdesk/logout redirects.
# Whoever comes here has signed out of support. Sign them out of your site as well, if that is what they expect.
def way_out_of_support(query)
  REMOTE_AUTH.logout_target(query['return_to'])
end

# In a controller of Rails, after `before_action :authenticate_user!`:
#
# def enter_support
#   me = current_user
#   user = Sallyport::User.new(email: me.email, login_name: me.login_name, full_name: me.full_name)
#   redirect_to way_into_support(user, request.query_parameters), allow_other_host: true
# end
