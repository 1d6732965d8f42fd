package dev.assay.cli;

import dev.assay.cli.account.AccountCreateCommand;
import dev.assay.cli.account.AccountListCommand;
import dev.assay.cli.audit.AuditListCommand;
import dev.assay.cli.command.Command;
import dev.assay.cli.command.CompletionCommand;
import dev.assay.cli.command.ConfigShowCommand;
import dev.assay.cli.command.DbArchivesCommand;
import dev.assay.cli.command.DbExportCommand;
import dev.assay.cli.command.DbImportCommand;
import dev.assay.cli.command.DbSearchCommand;
import dev.assay.cli.command.DbStatusCommand;
import dev.assay.cli.command.DbUpdateCommand;
import dev.assay.cli.command.DiffCommand;
import dev.assay.cli.command.DoctorCommand;
import dev.assay.cli.command.ExplainCommand;
import dev.assay.cli.command.FixCommand;
import dev.assay.cli.command.HelpCommand;
import dev.assay.cli.command.SbomCommand;
import dev.assay.cli.command.ScanCommand;
import dev.assay.cli.command.VersionCommand;
import dev.assay.cli.compare.CompareCommand;
import dev.assay.cli.key.KeyCreateCommand;
import dev.assay.cli.key.KeyListCommand;
import dev.assay.cli.key.KeyRevokeCommand;
import dev.assay.cli.key.KeySessionCommand;
import dev.assay.cli.reach.ReachCheckCommand;
import dev.assay.cli.reach.ReachDiffCommand;
import dev.assay.cli.reach.ReachEastWestCommand;
import dev.assay.cli.reach.ReachFixCommand;
import dev.assay.cli.reach.ReachPathsCommand;
import dev.assay.cli.reach.ReachTraceCommand;
import dev.assay.cli.reach.ReachWhatIfCommand;
import dev.assay.cli.reach.ReachWhyNotCommand;
import dev.assay.cli.report.ReportCreateCommand;
import dev.assay.cli.report.ReportGetCommand;
import dev.assay.cli.report.ReportListCommand;
import dev.assay.cli.suppress.SuppressEndCommand;
import dev.assay.cli.suppress.SuppressImportCommand;
import dev.assay.cli.suppress.SuppressListCommand;

/// Every command, in the order help lists them. A command's class is loaded only when it is asked
/// for: that keeps the start of every other one fast.
public enum CommandName {
  SCAN("scan", "TARGET", "find known vulnerabilities"),
  SBOM("sbom", "TARGET", "write what is installed as a bill of materials"),
  EXPLAIN("explain", "CVE TARGET", "say why a target is affected, or not"),
  FIX("fix", "TARGET", "plan the upgrades that close most, and edit manifests"),
  DIFF("diff", "OLD NEW", "show which findings are new and which are fixed"),
  COMPARE("compare", "SCHEME A B", "say which of two versions is newer"),
  REACH_CHECK("reach check", "DIR", "show what of a VPC can be reached, and from where"),
  REACH_TRACE("reach trace", "DIR", "follow one packet, rule by rule"),
  REACH_WHY_NOT("reach why-not", "DIR", "name everything that stops a packet"),
  REACH_FIX("reach fix", "DIR", "say what closes a port, and what else it closes"),
  REACH_EAST_WEST("reach east-west", "DIR", "show which instances reach which others"),
  REACH_PATHS("reach paths", "DIR", "show how an instance is reached through others"),
  REACH_DIFF("reach diff", "OLD NEW", "show what one configuration opens and closes"),
  REACH_WHAT_IF("reach what-if", "DIR CHANGED", "show what changed documents would do"),
  DB_STATUS("db status", "", "show which advisories are used, and their age"),
  DB_UPDATE("db update", "", "fetch advisories and build a new index"),
  DB_SEARCH("db search", "QUERY", "look up a vulnerability or a package"),
  DB_EXPORT("db export", "FILE", "write the index as one file"),
  DB_IMPORT("db import", "FILE", "use an exported index"),
  DB_ARCHIVES("db archives", "FOLDER", "learn the names of jars from a repository"),
  ACCOUNT_CREATE("account create", "", "make an account of a server"),
  ACCOUNT_LIST("account list", "", "show the accounts of a server"),
  KEY_CREATE("key create", "", "make an access key for a server"),
  KEY_LIST("key list", "", "show who may ask a server, and what"),
  KEY_SESSION("key session", "", "have credentials issued that end by themselves"),
  KEY_REVOKE("key revoke", "ID", "take an access key out of use"),
  REPORT_CREATE("report create", "FILE", "have a server make a report, and write it"),
  REPORT_LIST("report list", "", "show the reports of a server"),
  REPORT_GET("report get", "ID FILE", "write a report that was made"),
  SUPPRESS_LIST("suppress list", "", "show the suppression rules of a server"),
  SUPPRESS_IMPORT("suppress import", "FILE", "make a VEX document suppression rules"),
  SUPPRESS_END("suppress end", "RULE", "say when a suppression rule ends"),
  AUDIT_LIST("audit list", "", "show what callers of a server did"),
  DOCTOR("doctor", "", "check what scans need"),
  CONFIG_SHOW("config show", "", "show each setting and where it came from"),
  COMPLETION("completion", "SHELL", "print completion for bash, zsh or fish"),
  VERSION("version", "", "show the version"),
  HELP("help", "[COMMAND]", "show help");

  private final String words;
  private final String arguments;
  private final String summary;

  CommandName(String words, String arguments, String summary) {
    this.words = words;
    this.arguments = arguments;
    this.summary = summary;
  }

  /// As typed: `db status`.
  public String words() {
    return words;
  }

  /// What follows it; empty where nothing does.
  public String arguments() {
    return arguments;
  }

  /// One line that says what it is for.
  public String summary() {
    return summary;
  }

  /// A new, unparsed command.
  public Command make() {
    return switch (this) {
      case SCAN -> new ScanCommand();
      case SBOM -> new SbomCommand();
      case EXPLAIN -> new ExplainCommand();
      case FIX -> new FixCommand();
      case DIFF -> new DiffCommand();
      case COMPARE -> new CompareCommand();
      case REACH_CHECK -> new ReachCheckCommand();
      case REACH_TRACE -> new ReachTraceCommand();
      case REACH_WHY_NOT -> new ReachWhyNotCommand();
      case REACH_FIX -> new ReachFixCommand();
      case REACH_EAST_WEST -> new ReachEastWestCommand();
      case REACH_PATHS -> new ReachPathsCommand();
      case REACH_DIFF -> new ReachDiffCommand();
      case REACH_WHAT_IF -> new ReachWhatIfCommand();
      case DB_STATUS -> new DbStatusCommand();
      case DB_UPDATE -> new DbUpdateCommand();
      case DB_SEARCH -> new DbSearchCommand();
      case DB_EXPORT -> new DbExportCommand();
      case DB_IMPORT -> new DbImportCommand();
      case DB_ARCHIVES -> new DbArchivesCommand();
      case ACCOUNT_CREATE -> new AccountCreateCommand();
      case ACCOUNT_LIST -> new AccountListCommand();
      case KEY_CREATE -> new KeyCreateCommand();
      case KEY_LIST -> new KeyListCommand();
      case KEY_SESSION -> new KeySessionCommand();
      case KEY_REVOKE -> new KeyRevokeCommand();
      case REPORT_CREATE -> new ReportCreateCommand();
      case REPORT_LIST -> new ReportListCommand();
      case REPORT_GET -> new ReportGetCommand();
      case SUPPRESS_LIST -> new SuppressListCommand();
      case SUPPRESS_IMPORT -> new SuppressImportCommand();
      case SUPPRESS_END -> new SuppressEndCommand();
      case AUDIT_LIST -> new AuditListCommand();
      case DOCTOR -> new DoctorCommand();
      case CONFIG_SHOW -> new ConfigShowCommand();
      case COMPLETION -> new CompletionCommand();
      case VERSION -> new VersionCommand();
      case HELP -> new HelpCommand();
    };
  }
}
