using NodaTime;

namespace ShopConnector.Sync;

/// <summary>The right to commit for one shop. Fenced: only the newest epoch of a shop commits.</summary>
public sealed record Lease(string Shop, string Owner, long Epoch);

/// <summary>Either the lease, or who has it and until when.</summary>
public sealed record LeaseAttempt(Lease? Taken, string? HeldBy = null, Instant? Until = null);
