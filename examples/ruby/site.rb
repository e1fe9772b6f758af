# frozen_string_literal: true

# A sample site with its own sign-in, whose users enter a support portal without a second one.
#
#   ruby examples/ruby/site.rb serve 8093       serves it: Login URL http://localhost:8093/helpdesk/login,
#                                               Logout URL http://localhost:8093/helpdesk/logout
#   ruby examples/ruby/site.rb sign jane        prints a signed link
#   ruby examples/ruby/site.rb provision jane   creates the user in the portal, from server to server
#
# SALLYPORT_PORTAL (e.g. http://acme.localhost:8080) and SALLYPORT_KEY are needed; SALLYPORT_ENDPOINT (where provision
# connects when the portal's name does not resolve) and SALLYPORT_MODE (signup or signin) are not. WEBrick serves it:
# from Ruby 3.0 on that is a gem (gem install webrick; Debian's ruby brings it).

require 'cgi'
require 'digest'
require 'json'
require 'securerandom'
# Your site has the file of the SDK beside its own.
require_relative '../../sdk/ruby/sallyport_remote_auth'

# An account of the site. A real one has a table, and a slow hash instead of the password.
Account = Struct.new(:user, :password)
ACCOUNTS = {
  'jane' => Account.new(
    Sallyport::User.new(email: 'jane@acme.example', login_name: 'jane.doe', full_name: 'Jane Doe'),
    'jane-sample-password'
  ),
  'zoe' => Account.new(
    Sallyport::User.new(email: 'zoe+help@acme.example', login_name: 'zoe.mueller', full_name: 'Zoë Müller'),
    'zoe-sample-password'
  ),
  'rep' => Account.new(
    Sallyport::User.new(email: 'rep@acme.example', login_name: 'rep.one', full_name: 'Rep One', kind: :representative,
                        role: 'Support Engineer', profile: 'Standard'),
    'rep-sample-password'
  )
}.freeze
PORTAL = ENV.fetch('SALLYPORT_PORTAL', '')
SESSIONS = {}

def remote_auth
  key = ENV.fetch('SALLYPORT_KEY', '')
  Sallyport::RemoteAuth.new(portal: PORTAL, key: key, endpoint: ENV['SALLYPORT_ENDPOINT'])
end

# The user is whoever the session says; only state and return_to may come from the request.
def signed_link(user, **options)
  sdk = remote_auth
  ENV['SALLYPORT_MODE'] == 'signin' ? sdk.sign_in_url(user, **options) : sdk.sign_up_url(user, **options)
end

# One request and the response to it.
class Visit
  ROUTES = {
    'GET /' => :show_home,
    'GET /sign-in' => :show_sign_in,
    'POST /sign-in' => :sign_in,
    'POST /sign-out' => :sign_out,
    'GET /helpdesk/login' => :enter_support,
    'GET /helpdesk/logout' => :leave_support
  }.freeze

  LONGEST_FORM = 16_384

  def initialize(request, response)
    @request = request
    @response = response
  end

  def answer
    @response['Cache-Control'] = 'no-store'
    return page(403, 'That form was not ours', '') if @request.request_method == 'POST' && !our_form?

    action = ROUTES["#{@request.request_method} #{@request.path}"]
    action ? send(action) : page(404, 'There is no such page', '<p><a href="/">Home</a></p>')
  end

  private

  def show_home
    return page(200, 'Sample site', '<p><a href="/sign-in">Sign in</a></p>') if user.nil?

    page(200, "Hello, #{user.full_name}", <<~HTML)
      <p><a href="/helpdesk/login">Support</a></p>
      <form method="post" action="/sign-out"><button>Sign out</button></form>
    HTML
  end

  def show_sign_in(status = 200)
    problem = status == 200 ? '' : '<p role="alert">The email address or password is not right.</p>'
    page(status, 'Sign in', <<~HTML)
      #{problem}<form method="post" action="/sign-in">
      <input type="hidden" name="next" value="#{escape(own_path)}">
      <p><label>Email address <input name="email" type="email" autocomplete="username" required value="#{escape(parameters['email'])}"></label></p>
      <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
      <button>Sign in</button></form>
    HTML
  end

  def sign_in
    name, account = ACCOUNTS.find { |_name, one| one.user.email == parameters['email'] }
    return show_sign_in(422) unless account && same?(account.password, parameters['password'].to_s)

    SESSIONS.delete(token)
    fresh = SecureRandom.urlsafe_base64(24)
    SESSIONS[fresh] = name
    redirect(own_path, fresh)
  end

  def sign_out
    SESSIONS.delete(token)
    redirect('/', '')
  end

  # The authentication script: the portal's Login URL.
  def enter_support
    return redirect("/sign-in?next=#{CGI.escape(@request.unparsed_uri)}") if user.nil?

    redirect(signed_link(user, state: parameters['state'], return_to: parameters['return_to']))
  end

  # The portal's Logout URL. It shows a page and redirects nowhere, so that no loop can begin.
  def leave_support
    target = escape(remote_auth.logout_target(parameters['return_to']))
    still = user.nil? ? '' : '<p>You are still signed in here.</p>'
    page(200, 'You are signed out of support', %(#{still}<p><a href="#{target}">Continue</a></p>))
  end

  def token
    @request.cookies.find { |cookie| cookie.name == 'sample_session' }&.value
  end

  def user
    ACCOUNTS[SESSIONS[token]]&.user
  end

  # Whether one of our own pages sent the form: every browser says so of a POST.
  def our_form?
    from_here = @request['Origin'].to_s.sub(%r{\Ahttps?://}, '') == @request['Host']
    from_here && @request['Content-Length'].to_i.between?(0, LONGEST_FORM) && @request['Transfer-Encoding'].nil?
  end

  # Of the form, or of the query: WEBrick's own reading of them is binary.
  def parameters
    source = @request.request_method == 'POST' ? @request.body : @request.query_string
    @parameters ||= URI.decode_www_form(source.to_s).to_h.transform_values(&:scrub)
  rescue ArgumentError
    @parameters = {}
  end

  # Compared as digests: how long that takes tells nothing about the texts.
  def same?(one, other)
    Digest::SHA256.digest(one) == Digest::SHA256.digest(other)
  end

  def own_path
    path = parameters['next'].to_s
    %r{\A/(?![/\\])[\x21-\x7e]*\z}.match?(path) ? path : '/'
  end

  def escape(text)
    CGI.escapeHTML(text.to_s)
  end

  def redirect(location, token = nil)
    @response.status = 303
    @response['Location'] = location
    return if token.nil?

    secure = PORTAL.start_with?('https:') ? '; Secure' : ''
    gone = token.empty? ? '; Max-Age=0' : ''
    @response['Set-Cookie'] = "sample_session=#{token}; Path=/; HttpOnly; SameSite=Lax#{secure}#{gone}"
  end

  def page(status, title, content)
    @response.status = status
    @response['Content-Type'] = 'text/html; charset=utf-8'
    @response['Content-Security-Policy'] = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    @response.body = <<~HTML
      <!doctype html><html lang="en"><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
      <title>#{escape(title)}</title><main><h1>#{escape(title)}</h1>#{content}</main></html>
    HTML
  end
end

def serve(port)
  require 'webrick'
  remote_auth
  # The access log would hold the query.
  log = WEBrick::Log.new($stderr, WEBrick::Log::WARN)
  server = WEBrick::HTTPServer.new(BindAddress: 'localhost', Port: port, AccessLog: [], Logger: log)
  server.mount_proc('/') { |request, response| Visit.new(request, response).answer }
  %w[INT TERM].each { |signal| trap(signal) { server.shutdown } }
  warn "Sample site at http://localhost:#{port}"
  server.start
end

command, argument = ARGV
begin
  account = ACCOUNTS[argument]
  if command == 'serve' && /\A[0-9]+\z/.match?(argument.to_s)
    serve(argument.to_i)
  elsif command == 'sign' && account
    puts signed_link(account.user)
  elsif command == 'provision' && account
    puts JSON.generate(remote_auth.provision(account.user).to_h)
  else
    abort "usage: site.rb serve PORT | sign NAME | provision NAME, NAME one of #{ACCOUNTS.keys.join(', ')}"
  end
rescue Sallyport::RemoteAuthError => e
  abort e.message
end
