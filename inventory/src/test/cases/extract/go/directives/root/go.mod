module "example.org/shop" // the shop

go 1.21.4

toolchain go1.22.1-custom

require github.com/gin-gonic/gin v1.6.3
require (
	golang.org/x/text v0.3.5 // indirect
	github.com/dgrijalva/jwt-go v3.2.0+incompatible
	github.com/replaced/one v1.0.0
	github.com/replaced/two v1.0.0
	github.com/replaced/three v1.0.0 // indirect; used by a tool
	no-version
)

replace github.com/replaced/one => github.com/fork/one v1.0.1

replace (
	github.com/replaced/two v1.0.0 => ./two
	github.com/replaced/three v0.9.0 => github.com/fork/three v1.0.0
	nonsense
)

exclude github.com/gin-gonic/gin v1.6.0

retract [v1.0.0, v1.1.0] // broken

tool golang.org/x/tools/cmd/stringer
