# frozen_string_literal: true

# Runs the shared vectors: ruby sdk/ruby/test_vectors.rb [ENDPOINT]
# ENDPOINT is a server that gives the answers of the vectors, one after the other; without it they are left out.

require 'json'
require_relative 'sallyport_remote_auth'

VECTORS = JSON.parse(File.read(File.join(__dir__, '../vectors/classic.json'), encoding: 'UTF-8'))
DEFAULTS = VECTORS['defaults']
ENDPOINT = ARGV[0]

def remote_auth(vector)
  setting = DEFAULTS.merge(vector)
  portal, key, site = setting.values_at('portal', 'key', 'site')
  Sallyport::RemoteAuth.new(portal: portal, key: key, site: site, endpoint: ENDPOINT, now: -> { setting['now'] })
end

def user_of(vector)
  names = { 'loginName' => :login_name, 'fullName' => :full_name }
  user = (vector['user'] || DEFAULTS['user']).to_h { |name, value| [names.fetch(name, name.to_sym), value] }
  Sallyport::User.new(**user)
end

def link(vector)
  options = (vector['options'] || {}).to_h { |name, value| [name == 'returnTo' ? :return_to : name.to_sym, value] }
  remote_auth(vector).public_send(vector['call'] == 'signIn' ? :sign_in_url : :sign_up_url, user_of(vector), **options)
end

def provision
  remote_auth({}).provision(user_of({})).to_h.compact.transform_keys(&:to_s)
end

checks = [
  *VECTORS['digests'].map do |v|
    [v, v['apikey'], -> { Sallyport::RemoteAuth.apikey_of(*v.values_at('values', 'key', 'ts')) }]
  end,
  *VECTORS['links'].map { |v| [v, v['url'], -> { link(v) }] },
  *VECTORS['refusals'].map { |v| [v, v['code'], -> { link(v) }] },
  *VECTORS['logoutTargets'].map { |v| [v, v['target'], -> { remote_auth(v).logout_target(v['requested']) }] },
  *(ENDPOINT ? VECTORS['answers'] : []).map { |v| [v, v['result'], -> { provision }] }
]

failed = checks.count do |vector, expected, attempt|
  actual =
    begin
      attempt.call
    rescue Sallyport::RemoteAuthError => e
      e.code.to_s
    end
  warn "#{vector['name']}\n  expected #{expected.inspect}\n  actual   #{actual.inspect}" if actual != expected
  actual != expected
end

puts "#{checks.length} vectors checked, #{failed} failed"
exit(failed.zero? && checks.any?)
