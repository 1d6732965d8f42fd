package dev.assay.api.operation;

import dev.assay.account.ScanConfiguration;
import dev.assay.api.inspector2.Ec2ConfigurationState;
import dev.assay.api.inspector2.Ec2ScanMode;
import dev.assay.api.inspector2.Ec2ScanModeState;
import dev.assay.api.inspector2.Ec2ScanModeStatus;
import dev.assay.api.inspector2.EcrConfigurationState;
import dev.assay.api.inspector2.EcrPullDateRescanDuration;
import dev.assay.api.inspector2.EcrPullDateRescanMode;
import dev.assay.api.inspector2.EcrRescanDuration;
import dev.assay.api.inspector2.EcrRescanDurationState;
import dev.assay.api.inspector2.EcrRescanDurationStatus;
import dev.assay.api.inspector2.GetConfigurationResponse;

/// How scanning is set, as the API shows it. A setting is in force as soon as it is made.
final class ConfigurationShapes {
  private ConfigurationShapes() {}

  static GetConfigurationResponse shape(ScanConfiguration configuration) {
    var rescan = configuration.ecrRescan();
    var images =
        EcrRescanDurationState.builder()
            .rescanDuration(EcrRescanDuration.valueOf(rescan.duration().name()))
            .pullDateRescanDuration(
                EcrPullDateRescanDuration.valueOf(rescan.pullDateDuration().name()))
            .pullDateRescanMode(EcrPullDateRescanMode.valueOf(rescan.pullDateMode().name()))
            .status(EcrRescanDurationStatus.SUCCESS)
            .updatedAt(Bounds.known(configuration.ecrRescanUpdated()))
            .build();
    var instances =
        new Ec2ScanModeState(
            Ec2ScanMode.valueOf(configuration.ec2ScanMode().name()), Ec2ScanModeStatus.SUCCESS);
    return new GetConfigurationResponse(
        new EcrConfigurationState(images), new Ec2ConfigurationState(instances));
  }
}
