package dev.assay.cli.progress;

/// Says nothing.
public final class SilentProgress implements Progress {
  @Override
  public void start(String step) {}

  @Override
  public void doing(String words) {}

  @Override
  public void found(String name, String words) {}

  @Override
  public void done(String words) {}

  @Override
  public void failed() {}

  @Override
  public void note(String words) {}

  @Override
  public void close() {}
}
