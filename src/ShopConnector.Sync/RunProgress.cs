namespace ShopConnector.Sync;

public enum RunStage { Waiting, Pulling, Evaluating, Applying }

/// <param name="Total">Null while it is not known.</param>
public readonly record struct StageProgress(string Shop, RunStage Stage, long Done, long? Total);

/// <summary>
/// Tells a person how far a long run is. Called often, from one thread at a time; must return at once.
/// </summary>
public delegate void RunProgress(StageProgress progress);
