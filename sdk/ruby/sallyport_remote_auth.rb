# frozen_string_literal: true

require 'digest'
require 'json'
require 'net/http'
require 'openssl'
require 'uri'

# Remote Authentication, classic dialect: lets the users of your website into your support portal without a second
# login. Copy this file; it needs only Ruby 2.7 or later. Say who is signed in from your own session, never from what a
# request says: whoever may choose the e-mail of a link may become anybody. Make a fresh link for each visit: it is good
# for three minutes and opens one session.
module Sallyport
  # The user of your session. For a sign-in link the e-mail is enough.
  class User
    attr_reader :email, :login_name, :full_name, :kind, :role, :profile

    # login_name  6-30 of A-Z, a-z, 0-9, _ and ., at least one letter or digit
    # full_name   first and last name, cut at the last blank, up to 50 characters each; one word is a last name
    # kind        :customer or :representative
    # role, profile  of a representative: names that exist in the portal, in exactly this spelling
    def initialize(email:, login_name: '', full_name: '', kind: :customer, role: nil, profile: nil)
      @email = email
      @login_name = login_name
      @full_name = full_name
      @kind = kind
      @role = role
      @profile = profile
      freeze
    end
  end

  # ok?: the user is there, created now or existing before; the portal does not say which. reference finds the attempt
  # in the portal's log. cause: one of FAILURE_CAUSES or 'Other'; text is the cause as the portal wrote it.
  ProvisionResult = Struct.new(:ok, :reference, :cause, :text, keyword_init: true) do
    alias_method :ok?, :ok
  end

  # code :settings, :user: refused here, nothing was sent. :network: no answer. :answer: not the portal's JSON.
  class RemoteAuthError < StandardError
    attr_reader :code

    def initialize(code, problem)
      super("Remote Authentication: #{problem}")
      @code = code
    end
  end

  class RemoteAuth
    FAILURE_CAUSES = [
      'Unauthorized Access',
      'Invalid Username',
      'LoginName already exists',
      'No Such User or User Deactivated',
      'Operation not supported',
      'Request Delayed'
    ].freeze

    # No control characters, nor the marks that turn the direction of text.
    UNCLEAN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/.freeze
    ORIGIN = %r{\A(https://[a-z0-9.-]+|http://([a-z0-9.-]+\.)?localhost)(:[0-9]+)?/?\z}.freeze
    MAX_ANSWER = 65_536
    SECONDS = 10
    CLOCK = -> { Process.clock_gettime(Process::CLOCK_REALTIME, :millisecond) }
    private_constant :UNCLEAN, :ORIGIN, :MAX_ANSWER, :SECONDS, :CLOCK

    # The digest: the signed values in the order of the protocol, the key and the time, with nothing between them.
    def self.apikey_of(values, key, timestamp)
      Digest::MD5.hexdigest(values.join + key + timestamp)
    end

    # Raises RemoteAuthError for settings that cannot work, so that you learn it at start.
    #
    # portal    origin of the support domain: https://support.example.com (http only for localhost and *.localhost)
    # key       the secret key of the connection; keep it out of your source code
    # site      your own origin, if logout_target shall accept absolute addresses on it
    # endpoint  where provision connects when the portal's name does not resolve here; Host still names the portal
    # now       returns milliseconds since 1970, UTC
    def initialize(portal:, key:, site: nil, endpoint: nil, now: CLOCK)
      @portal = origin_of('portal', portal)
      @origins = [@portal, *(origin_of('site', site) unless site.nil?)]
      @endpoint = endpoint_of(endpoint || @portal)
      @key = utf8(key)
      unless @key && /\A\S.{10,}\S\z/.match?(@key)
        refuse(:settings, 'key must have 12 characters or more, and no blanks around them')
      end
      @now = now
    end

    # The key is never shown, not even where an error page prints what it finds.
    def inspect
      "#<#{self.class} #{@portal}>"
    end

    # A link that signs in somebody whom the portal knows by this e-mail. state and return_to come from the query of
    # your login page, where the portal put them; return_to is left out unless it is on the portal.
    def sign_in_url(user, state: nil, return_to: nil)
      @portal + link(sign_in_fields(user), state: state, return_to: return_to)
    end

    # A link that creates the user at the first visit and signs in at every one. redirect: 0 answers JSON instead.
    def sign_up_url(user, redirect: nil, state: nil, return_to: nil)
      @portal + link(sign_up_fields(user), redirect: redirect, state: state, return_to: return_to)
    end

    # Creates the user from server to server. Raises when there is no answer, or none of this protocol.
    def provision(user)
      ask(link(sign_up_fields(user), redirect: 0))
    end

    # Where your logout page may send the browser: requested if it is on the portal or on your site, else '/'.
    def logout_target(requested = nil)
      target = passable(requested) || '/'
      ours = %r{\A/(?![/\\])}.match?(target) || @origins.any? { |origin| on?(origin, target) }
      ours ? target : '/'
    end

    private

    def link(signed, redirect: nil, state: nil, return_to: nil)
      timestamp = @now.call.floor.to_s
      refuse(:settings, 'now must return milliseconds since 1970') unless /\A[0-9]{13}\z/.match?(timestamp)
      back = passable(return_to)
      pairs = signed.merge(
        redirect: redirect&.to_s,
        ts: timestamp,
        apikey: self.class.apikey_of(signed.values, @key, timestamp),
        state: passable(state),
        return_to: (back if back && on?(@portal, back))
      )
      "/support/RemoteAuth?#{pairs.compact.map { |name, value| "#{name}=#{encode(value)}" }.join('&')}"
    end

    def sign_in_fields(user)
      refuse(:user, 'user must be a Sallyport::User, made from your session') unless user.is_a?(User)
      { operation: 'signin', email: check('email', user.email) }
    end

    def sign_up_fields(user)
      email = sign_in_fields(user)[:email]
      refuse(:user, 'email is not an e-mail address') unless /\A[^ @]+@[^ @]+\z/.match?(email)
      signed = {
        operation: 'signup',
        email: email,
        loginname: check_login_name(check('login_name', user.login_name)),
        fullname: check_full_name(check('full_name', user.full_name))
      }
      signed.merge(kind_fields(user))
    end

    def kind_fields(user)
      named = { role: user.role, profile: user.profile }.reject { |_name, value| value.nil? || value == '' }
      named = named.to_h { |name, value| [name, check(name, value)] }
      case user.kind.to_s
      when 'representative'
        { utype: 'supportrep', **named }
      when 'customer'
        named.empty? ? { utype: 'portal' } : refuse(:user, 'role and profile are for representatives')
      else
        refuse(:user, 'kind must be :customer or :representative')
      end
    end

    def check_login_name(name)
      return name if /\A(?=.*[A-Za-z0-9])[A-Za-z0-9_.]{6,30}\z/.match?(name)

      refuse(:user, 'login_name must be 6 to 30 letters, digits, _ or ., and not only the last two')
    end

    def check_full_name(name)
      *first, last = name.split(/ +/).reject(&:empty?)
      refuse(:user, 'full_name is blank or holds < or >') if last.nil? || /[<>]/.match?(name)
      refuse(:user, 'full_name is over 50 and 50 long') if [first.join(' '), last].any? { |part| part.length > 50 }
      name
    end

    def check(name, value)
      refuse(:user, "#{name} is missing") if value.nil? || value == ''
      text = utf8(value)
      text && !UNCLEAN.match?(text) ? text : refuse(:user, "#{name} holds control characters or is not valid Unicode")
    end

    # What came with a request: left out when it cannot be passed on, never an error.
    def passable(value)
      text = utf8(value)
      text if text && !text.empty? && !UNCLEAN.match?(text)
    end

    # The same text as UTF-8, or nil. Ruby calls text binary or ASCII when nobody told it otherwise, as Rack does.
    def utf8(value)
      return unless value.is_a?(String)

      untold = [Encoding::BINARY, Encoding::US_ASCII].include?(value.encoding)
      text = untold ? value.dup.force_encoding(Encoding::UTF_8) : value.encode(Encoding::UTF_8)
      text if text.valid_encoding?
    rescue EncodingError
      nil
    end

    def on?(origin, address)
      address.start_with?(origin) && ['', '/', '?', '#'].include?(address[origin.length].to_s)
    end

    # RFC 3986 section 2.3: everything but the unreserved characters.
    def encode(value)
      value.b.gsub(/[^A-Za-z0-9\-._~]/n) { |byte| format('%%%02X', byte.ord) }
    end

    def origin_of(name, address)
      lower = address.is_a?(String) ? address.downcase(:ascii) : ''
      unless ORIGIN.match?(lower)
        refuse(:settings, "#{name} must be an origin: https://support.example.com (http only for localhost)")
      end
      lower.chomp('/').sub(/\A(https:.*):443\z|\A(http:.*):80\z/, '\1\2')
    end

    def endpoint_of(address)
      refuse(:settings, 'endpoint is no origin') unless %r{\Ahttps?://[^/?#@\\]+\z}.match?(address.to_s)
      URI(address)
    rescue URI::InvalidURIError
      refuse(:settings, 'endpoint is no origin')
    end

    # A new connection to the endpoint, by no proxy; the certificate must be the portal's.
    def connection
      http = Net::HTTP.new(URI(@portal).hostname, @endpoint.port, nil)
      http.ipaddr = @endpoint.hostname
      http.use_ssl = @endpoint.scheme == 'https'
      http.open_timeout = http.read_timeout = http.write_timeout = SECONDS
      http.max_retries = 0
      http
    end

    def ask(path)
      host = @portal.sub(%r{\Ahttps?://}, '')
      get = Net::HTTP::Get.new(path, 'Host' => host, 'Accept' => 'application/json', 'Accept-Encoding' => 'identity')
      body = +''
      response = connection.start { |http| http.request(get) { |answer| answer.read_body { |part| add(body, part) } } }
      read_answer(response, body)
    rescue SystemCallError, SocketError, IOError, Timeout::Error, OpenSSL::SSL::SSLError,
           Net::HTTPBadResponse, Net::HTTPHeaderSyntaxError, Net::ProtocolError => e
      refuse(:network, "no answer: #{e.message}")
    end

    def add(body, part)
      body << part.force_encoding(Encoding::UTF_8)
      refuse(:answer, "more than #{MAX_ANSWER} bytes") if body.bytesize > MAX_ANSWER
    end

    def read_answer(response, body)
      reference = response['X-Sallyport-Ref']
      result, cause = parse(body).values_at('result', 'cause')
      return ProvisionResult.new(ok: true, reference: reference) if result == 'success'

      unless result == 'failure' && cause.is_a?(String)
        seen = "status #{response.code}, reference #{reference || 'none'}"
        refuse(:answer, "not the JSON of this protocol (#{seen})")
      end
      plain = cause.sub(/\AE[0-9]+ - /, '')
      known = FAILURE_CAUSES.include?(plain) ? plain : 'Other'
      ProvisionResult.new(ok: false, reference: reference, cause: known, text: cause)
    end

    def parse(body)
      answer = body.valid_encoding? ? JSON.parse(body) : nil
      answer.is_a?(Hash) ? answer : {}
    rescue JSON::ParserError
      {}
    end

    def refuse(code, problem)
      raise RemoteAuthError.new(code, problem)
    end
  end
end
