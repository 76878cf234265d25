namespace ShopConnector.Commands;

/// <summary>The contract of the command line with scripts and schedulers.</summary>
internal enum ExitCode
{
    Done = 0,

    Failed = 1,

    /// <summary>Bad usage, a bad configuration, or a bad file.</summary>
    Usage = 2,

    /// <summary>
    /// Some of it was not done, because a shop refused it or because we were asked to stop; it stays planned.
    /// </summary>
    Partial = 3,

    /// <summary>The brake stopped it.</summary>
    Brake = 4,
}
