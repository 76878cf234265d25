namespace ShopConnector.Sandbox.Webhooks;

/// <summary>Something that a shop may tell of.</summary>
/// <param name="Other">Of a merge the account that is no more.</param>
internal sealed record Happening(Subject Subject, long Id, Deed Deed, long Other = 0);

internal enum Subject { Order, Customer }

internal enum Deed { Created, Updated, Paid, Cancelled, Refunded, Trashed, Restored, Deleted, Merged }
