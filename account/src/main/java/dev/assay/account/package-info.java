/// Access keys and settings in, who is asking and what is switched on out.
///
/// *Takes* the database and a folder for one key file. *Gives* [AccountStore]: the accounts, of
/// which the first manages the others; [AccessKeyStore]: keys with their [Role], and the
/// [Credentials] behind an access key id; [EnablementStore]: which kinds of scan are on;
/// [ConfigurationStore], [DeepInspectionStore] and [EncryptionKeyStore]: how they are set;
/// [TagStore]: tags of anything that has an ARN.
///
/// Must not know HTTP, nor what is scanned.
@NullMarked
package dev.assay.account;

import org.jspecify.annotations.NullMarked;
