package dev.assay.inventory.source.tree;

import dev.assay.inventory.coalesce.FileFindings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one pass over a layer or a folder saw. Filled by one thread.
public final class FileTree {
  private final String layer;
  private final Map<String, FileFindings> findings = new HashMap<>();
  private final Map<String, String> symbolicLinks = new HashMap<>();
  private final Map<String, String> hardLinks = new HashMap<>();
  private final Set<String> removed = new LinkedHashSet<>();
  private final Set<String> opaque = new LinkedHashSet<>();
  private final PathLog log = new PathLog();
  private final List<FileTree> parts = new ArrayList<>(0);

  /// An empty tree.
  ///
  /// @param layer digest that packages of this tree are placed in; empty outside images
  public FileTree(String layer) {
    this.layer = layer;
  }

  String layer() {
    return layer;
  }

  public void folder(String path) {
    log.add(path, true);
    symbolicLinks.remove(path);
  }

  /// A file, read or not.
  public void file(String path) {
    log.add(path, false);
    symbolicLinks.remove(path);
    hardLinks.remove(path);
  }

  /// What was found in a file.
  ///
  /// @return whether the path had not been read before
  public boolean found(String path, FileFindings inFile) {
    return findings.put(path, inFile) == null;
  }

  /// Takes over another part of the same tree, which shares no path with this one.
  public void join(FileTree part) {
    findings.putAll(part.findings);
    symbolicLinks.putAll(part.symbolicLinks);
    parts.add(part);
  }

  /// What was found, file by file.
  public Collection<FileFindings> allFindings() {
    return Collections.unmodifiableCollection(findings.values());
  }

  /// Takes over what a second pass over the same tree read.
  public void addFindings(FileTree second) {
    findings.putAll(second.findings);
  }

  /// Forgets what an earlier entry of the same path held.
  public void dropFound(String path) {
    findings.remove(path);
  }

  /// A symbolic link.
  ///
  /// @param target as the link says it
  public void symbolicLink(String path, String target) {
    log.add(path, false);
    findings.remove(path);
    symbolicLinks.put(path, target);
  }

  /// A hard link that an extractor wants.
  ///
  /// @param target clean path of the file it names
  public void hardLink(String path, String target) {
    log.add(path, false);
    hardLinks.put(path, target);
  }

  /// A whiteout: the path is gone from the layers below.
  public void remove(String path) {
    removed.add(path);
  }

  /// An opaque whiteout: nothing of the layers below is left in the folder.
  public void hideBelow(String folder) {
    opaque.add(folder);
  }

  PathLog log() {
    return log;
  }

  Map<String, FileFindings> findings() {
    return findings;
  }

  Map<String, String> symbolicLinks() {
    return symbolicLinks;
  }

  Map<String, String> hardLinks() {
    return hardLinks;
  }

  Set<String> removed() {
    return removed;
  }

  Set<String> opaque() {
    return opaque;
  }

  void eachPath(PathLog.Listener listener) {
    log.each(listener);
    parts.forEach(part -> part.eachPath(listener));
  }
}
