module x

go 1.16

require (
	github.com/a/b v1.0.0
	github.com/evil/b v1.0.0
