package dev.assay.coverage;

/// Why a resource is scanned or not: the API's 36 words, each with a sentence for people.
///
/// Which code goes with a reason is our reading: what is scanned, or is about to be, is active,
/// also where a limit cuts the scan short.
public enum ScanStatusReason {
  SUCCESSFUL(true, "Scanned and being watched."),
  PENDING_INITIAL_SCAN(true, "Found, and waiting for its first scan."),
  SCAN_IN_PROGRESS(true, "Being scanned right now."),
  PENDING_REVIVAL_SCAN(true, "In use again, and waiting to be scanned anew."),
  PENDING_DISABLE(true, "Scanning of this kind is being switched off."),
  ACCESS_DENIED(false, "Access was refused: grant the scanner the right to read this resource."),
  ACCESS_DENIED_TO_ENCRYPTION_KEY(
      false, "Its encryption key may not be used: grant the scanner the right to use the key."),
  INTERNAL_ERROR(false, "The scan failed on our side: the server's log says why."),
  UNMANAGED_EC2_INSTANCE(
      false, "Nothing on the instance reports its packages: set up its agent or agentless scans."),
  RESOURCE_UNMANAGED(false, "Nothing on the machine reports its packages: set up its agent."),
  UNSUPPORTED_OS(false, "The operating system, or this version of it, is not supported."),
  UNSUPPORTED_RUNTIME(false, "The function's runtime is not supported."),
  UNSUPPORTED_MEDIA_TYPE(false, "The image's manifest or a layer has a format that is not read."),
  UNSUPPORTED_CONFIG_FILE(false, "The image's configuration has a format that is not read."),
  UNSUPPORTED_LANGUAGE(false, "The code is in no language that is supported."),
  UNSUPPORTED_CODE_ARTIFACTS(false, "The code holds nothing that can be analysed."),
  SCAN_ELIGIBILITY_EXPIRED(
      false, "Not pushed, pulled or used for longer than scanning is set to go on."),
  RESOURCE_TERMINATED(false, "The resource is gone."),
  RESOURCE_STOPPED(false, "The machine is stopped: it is scanned when it runs again."),
  EC2_INSTANCE_STOPPED(false, "The instance is stopped: it is scanned when it runs again."),
  NO_RESOURCES_FOUND(false, "There is nothing in it to scan."),
  IMAGE_SIZE_EXCEEDED(false, "The image is larger than the limit for scans."),
  IMAGE_ARCHIVED(false, "The image is archived: it is scanned when it is made active again."),
  SCAN_FREQUENCY_MANUAL(false, "The repository is set to be scanned by hand only."),
  SCAN_FREQUENCY_SCAN_ON_PUSH(
      true, "The repository is set to scan each image once, when it is pushed."),
  NO_INVENTORY(false, "No list of its packages has come in yet."),
  STALE_INVENTORY(false, "The list of its packages is too old: check that its agent reports."),
  EXCLUDED_BY_TAG(false, "A tag on the resource excludes it from scans."),
  DEEP_INSPECTION_PACKAGE_COLLECTION_LIMIT_EXCEEDED(
      true, "More language packages than the limit: what is beyond it is not scanned."),
  DEEP_INSPECTION_DAILY_SSM_INVENTORY_LIMIT_EXCEEDED(
      true, "The day's limit for package lists is used up: language packages are not up to date."),
  DEEP_INSPECTION_COLLECTION_TIME_LIMIT_EXCEEDED(
      true, "Looking for language packages took longer than the limit: some are not scanned."),
  DEEP_INSPECTION_NO_INVENTORY(true, "No list of its language packages has come in yet."),
  AGENTLESS_INSTANCE_STORAGE_LIMIT_EXCEEDED(
      false, "The instance's volumes are too many or too large for a scan without an agent."),
  AGENTLESS_INSTANCE_COLLECTION_TIME_LIMIT_EXCEEDED(
      false, "Reading the instance's volumes took longer than the limit."),
  INTEGRATION_CONNECTION_LOST(
      false, "The connection to the code's provider is lost: connect it again."),
  NO_SCAN_CONFIGURATION_ASSOCIATED(
      false, "No scan configuration applies to the code: associate one with it.");

  private final boolean isActive;
  private final String sentence;

  ScanStatusReason(boolean isActive, String sentence) {
    this.isActive = isActive;
    this.sentence = sentence;
  }

  /// The code that goes with it.
  public ScanStatusCode usualCode() {
    return isActive ? ScanStatusCode.ACTIVE : ScanStatusCode.INACTIVE;
  }

  /// What it means, and what to do about it.
  public String sentence() {
    return sentence;
  }
}
