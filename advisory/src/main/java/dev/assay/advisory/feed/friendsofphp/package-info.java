/// The PHP Security Advisories Database of FriendsOfPHP: YAML, a list of versions for each branch.
@NullMarked
package dev.assay.advisory.feed.friendsofphp;

import org.jspecify.annotations.NullMarked;
