/// The Node.js Security Working Group's files: flaws of Node.js itself, and npm's of before 2019.
@NullMarked
package dev.assay.advisory.feed.nodejs;

import org.jspecify.annotations.NullMarked;
