# frozen_string_literal: true

require_relative 'support'

$stdin.set_encoding(Encoding::UTF_8)
$stdin.each_line(chomp: true) do |line|
  email, login_name, full_name, state, return_to = line.split("\t", -1)
  query = { 'state' => state, 'return_to' => return_to }.reject { |_name, value| value.empty? }
  puts way_into_support(Sallyport::User.new(email: email, login_name: login_name, full_name: full_name), query)
  puts way_out_of_support(query)
end
