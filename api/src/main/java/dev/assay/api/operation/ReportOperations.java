package dev.assay.api.operation;

import dev.assay.api.http.Caller;
import dev.assay.api.inspector2.CancelFindingsReportRequest;
import dev.assay.api.inspector2.CancelFindingsReportResponse;
import dev.assay.api.inspector2.CancelSbomExportRequest;
import dev.assay.api.inspector2.CancelSbomExportResponse;
import dev.assay.api.inspector2.CreateFindingsReportRequest;
import dev.assay.api.inspector2.CreateFindingsReportResponse;
import dev.assay.api.inspector2.CreateSbomExportRequest;
import dev.assay.api.inspector2.CreateSbomExportResponse;
import dev.assay.api.inspector2.Destination;
import dev.assay.api.inspector2.ExternalReportStatus;
import dev.assay.api.inspector2.GetFindingsReportStatusRequest;
import dev.assay.api.inspector2.GetFindingsReportStatusResponse;
import dev.assay.api.inspector2.GetSbomExportRequest;
import dev.assay.api.inspector2.GetSbomExportResponse;
import dev.assay.api.inspector2.ReportingErrorCode;
import dev.assay.api.inspector2.ResourceNotFoundException;
import dev.assay.api.inspector2.SbomReportFormat;
import dev.assay.coverage.CoverageCriteriaException;
import dev.assay.model.AccountId;
import dev.assay.report.Report;
import dev.assay.report.Report.Outcome;
import dev.assay.report.ReportFailure;
import dev.assay.report.ReportRequest;
import dev.assay.report.ReportRequest.Format;
import dev.assay.report.ReportRequest.Kind;
import dev.assay.report.ReportStore;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reports of findings and exports of bills of materials: asked for, looked at, called off.
public final class ReportOperations {
  private static final int LONGEST_NAME = 1_024;

  private final ReportStore reports;

  public ReportOperations(ReportStore reports) {
    this.reports = reports;
  }

  CreateFindingsReportResponse create(CreateFindingsReportRequest request) {
    var criteria = ReportCriteria.text(request.filterCriteria());
    Refusals.inCriteria(() -> ReportCriteria.findings(criteria));
    var format = Format.valueOf(request.reportFormat().name());
    return new CreateFindingsReportResponse(
        create(Kind.FINDINGS, format, criteria, request.s3Destination()));
  }

  CreateSbomExportResponse create(CreateSbomExportRequest request) {
    var criteria = ReportCriteria.text(request.resourceFilterCriteria());
    try {
      ReportCriteria.resources(criteria);
    } catch (CoverageCriteriaException wrong) {
      throw Refusals.field(
          "/resourceFilterCriteria/" + wrong.field(), "Member " + wrong.getMessage());
    }
    var format = Format.valueOf(request.reportFormat().name());
    return new CreateSbomExportResponse(
        create(Kind.SBOMS, format, criteria, request.s3Destination()));
  }

  private String create(Kind kind, Format format, String criteria, Destination destination) {
    requireText("bucketName", destination.bucketName());
    requireText("keyPrefix", Objects.requireNonNullElse(destination.keyPrefix(), ""));
    requireText("kmsKeyArn", destination.kmsKeyArn());
    var bucket =
        new ReportRequest.Destination.Bucket(
            destination.bucketName(),
            Objects.requireNonNullElse(destination.keyPrefix(), ""),
            destination.kmsKeyArn());
    var request = new ReportRequest(kind, format, criteria, bucket);
    return ReportRefusals.in(() -> reports.create(account(), request).id());
  }

  /// The model bounds none of them. S3 takes 63 characters of a bucket's name and 1,024 bytes of a
  /// key (S3 user guide, "Bucket naming rules", "Naming objects").
  private static void requireText(String member, String text) {
    if (text.length() > LONGEST_NAME || text.chars().anyMatch(c -> c < ' ')) {
      throw Refusals.field(
          "/s3Destination/" + member,
          "Member must have at most " + LONGEST_NAME + " characters, and none that controls");
    }
  }

  GetFindingsReportStatusResponse status(GetFindingsReportStatusRequest request) {
    var report = report(Kind.FINDINGS, request.reportId());
    return GetFindingsReportStatusResponse.builder()
        .reportId(report.id())
        .status(status(report))
        .errorCode(failure(report).map(ReportOperations::code).orElse(null))
        .errorMessage(failure(report).map(ReportFailure::message).orElse(null))
        .destination(destination(report))
        .filterCriteria(ReportCriteria.findingShape(report.request().criteria()))
        .build();
  }

  GetSbomExportResponse status(GetSbomExportRequest request) {
    var report = report(Kind.SBOMS, request.reportId());
    return GetSbomExportResponse.builder()
        .reportId(report.id())
        .format(SbomReportFormat.valueOf(report.request().format().name()))
        .status(status(report))
        .errorCode(failure(report).map(ReportOperations::code).orElse(null))
        .errorMessage(failure(report).map(ReportFailure::message).orElse(null))
        .s3Destination(destination(report))
        .filterCriteria(ReportCriteria.resourceShape(report.request().criteria()))
        .build();
  }

  CancelFindingsReportResponse cancel(CancelFindingsReportRequest request) {
    cancel(Kind.FINDINGS, request.reportId());
    return new CancelFindingsReportResponse(request.reportId());
  }

  CancelSbomExportResponse cancel(CancelSbomExportRequest request) {
    cancel(Kind.SBOMS, request.reportId());
    return new CancelSbomExportResponse(request.reportId());
  }

  private void cancel(Kind kind, String id) {
    ReportRefusals.in(
        () -> {
          reports.cancel(account(), kind, id);
          return id;
        });
  }

  /// The newest where none is named.
  private Report report(Kind kind, @Nullable String id) {
    var found =
        id == null
            ? reports.list(account(), kind).stream().findFirst()
            : reports.get(account(), kind, id);
    return found.orElseThrow(
        () ->
            new ResourceNotFoundException(
                id == null ? "Your account has no report" : "There is no report " + id));
  }

  private static ExternalReportStatus status(Report report) {
    return switch (report.outcome()) {
      case Outcome.InProgress i -> ExternalReportStatus.IN_PROGRESS;
      case Outcome.Succeeded s -> ExternalReportStatus.SUCCEEDED;
      case Outcome.Cancelled c -> ExternalReportStatus.CANCELLED;
      case Outcome.Failed f -> ExternalReportStatus.FAILED;
    };
  }

  private static Optional<ReportFailure> failure(Report report) {
    return report.outcome() instanceof Outcome.Failed failed
        ? Optional.of(failed.failure())
        : Optional.empty();
  }

  private static ReportingErrorCode code(ReportFailure failure) {
    return ReportingErrorCode.valueOf(failure.code().name());
  }

  /// A download has none.
  private static @Nullable Destination destination(Report report) {
    return switch (report.request().destination()) {
      case ReportRequest.Destination.Bucket(var name, var keyPrefix, var kmsKey) ->
          new Destination(name, keyPrefix.isEmpty() ? null : keyPrefix, kmsKey);
      case ReportRequest.Destination.Download() -> null;
    };
  }

  private static AccountId account() {
    return Caller.current().account();
  }
}
