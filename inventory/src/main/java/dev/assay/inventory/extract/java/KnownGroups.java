package dev.assay.inventory.extract.java;

/// Groups of widespread artifacts whose archives say nothing about Maven, because Gradle, Ant or
/// another tool builds them. Read off Maven Central in November 2026; each name belongs to one
/// project alone.
final class KnownGroups {
  private KnownGroups() {}

  /// The group of an artifact; empty where it is not known.
  static String of(String artifact) {
    return switch (artifact) {
      case "h2" -> "com.h2database";
      case "postgresql" -> "org.postgresql";
      case "checker-qual" -> "org.checkerframework";
      case "spring-aop",
          "spring-aspects",
          "spring-beans",
          "spring-context",
          "spring-context-indexer",
          "spring-context-support",
          "spring-core",
          "spring-expression",
          "spring-instrument",
          "spring-jcl",
          "spring-jdbc",
          "spring-jms",
          "spring-messaging",
          "spring-orm",
          "spring-oxm",
          "spring-r2dbc",
          "spring-test",
          "spring-tx",
          "spring-web",
          "spring-webflux",
          "spring-webmvc",
          "spring-websocket" ->
          "org.springframework";
      case "spring-boot",
          "spring-boot-actuator",
          "spring-boot-actuator-autoconfigure",
          "spring-boot-autoconfigure",
          "spring-boot-devtools",
          "spring-boot-loader",
          "spring-boot-loader-tools",
          "spring-boot-test",
          "spring-boot-test-autoconfigure" ->
          "org.springframework.boot";
      case "spring-security-acl",
          "spring-security-aspects",
          "spring-security-cas",
          "spring-security-config",
          "spring-security-core",
          "spring-security-crypto",
          "spring-security-data",
          "spring-security-ldap",
          "spring-security-messaging",
          "spring-security-oauth2-client",
          "spring-security-oauth2-core",
          "spring-security-oauth2-jose",
          "spring-security-oauth2-resource-server",
          "spring-security-openid",
          "spring-security-remoting",
          "spring-security-rsocket",
          "spring-security-saml2-service-provider",
          "spring-security-taglibs",
          "spring-security-test",
          "spring-security-web" ->
          "org.springframework.security";
      case "tomcat-annotations-api",
          "tomcat-api",
          "tomcat-catalina",
          "tomcat-catalina-ha",
          "tomcat-coyote",
          "tomcat-dbcp",
          "tomcat-el-api",
          "tomcat-jasper",
          "tomcat-jasper-el",
          "tomcat-jaspic-api",
          "tomcat-jdbc",
          "tomcat-jni",
          "tomcat-jsp-api",
          "tomcat-juli",
          "tomcat-servlet-api",
          "tomcat-ssi-api",
          "tomcat-storeconfig",
          "tomcat-tribes",
          "tomcat-util",
          "tomcat-util-scan",
          "tomcat-websocket",
          "tomcat-websocket-api" ->
          "org.apache.tomcat";
      default -> byPrefix(artifact);
    };
  }

  private static String byPrefix(String artifact) {
    if (artifact.startsWith("spring-boot-starter")) {
      return "org.springframework.boot";
    }
    if (artifact.startsWith("tomcat-embed-")) {
      return "org.apache.tomcat.embed";
    }
    return artifact.startsWith("kotlin-stdlib") || artifact.startsWith("kotlin-reflect")
        ? "org.jetbrains.kotlin"
        : "";
  }
}
