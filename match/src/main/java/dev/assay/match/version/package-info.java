/// Version text in, order out: one folder for each package manager's rules.
///
/// Each scheme is one value type that reads text (`parse`, empty where the text is no version of
/// the scheme) and orders itself. [Digits] is what they share: numbers of any length, compared as
/// text, because versions outgrow every number type sooner or later.
///
/// Must not know about packages, advisories or each other.
@NullMarked
package dev.assay.match.version;

import org.jspecify.annotations.NullMarked;
