Gem::Specification.new do |s|
  s.name = "a"
  s.version = `id`
end
