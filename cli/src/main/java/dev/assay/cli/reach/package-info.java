/// `assay reach`: what of a VPC can be reached, from a folder of `describe-*` answers. Each command
/// asks the stage and hands the answer to a text or JSON writer.
@NullMarked
package dev.assay.cli.reach;

import org.jspecify.annotations.NullMarked;
