namespace ShopConnector.Sandbox.Webhooks;

/// <summary>Something that a shop may tell of.</summary>
internal sealed record Happening(Subject Subject, long Id, Deed Deed);

internal enum Subject { Order, Customer }

internal enum Deed { Created, Updated, Paid, Cancelled, Refunded, Trashed, Restored, Deleted }
