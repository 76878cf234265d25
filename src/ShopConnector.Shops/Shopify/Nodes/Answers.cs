using System.Text.Json.Serialization;
using NodaTime;

namespace ShopConnector.Shops.Shopify.Nodes;

/// <summary>The <c>data</c> of each document that reads.</summary>
internal sealed record CustomersAnswer(Connection<CustomerNode> Customers);

internal sealed record OrdersAnswer(Connection<OrderNode> Orders);

internal sealed record OrderLinesAnswer(OrderLinesNode? Order);

internal sealed record OrderLinesNode(Connection<LineNode> LineItems);

internal sealed record OrderRefundsAnswer(OrderRefundsNode?[] Nodes);

internal sealed record OrderRefundsNode(string Id, RefundNode[] Refunds);

internal sealed record RefundLinesAnswer(RefundLinesNode? Node);

internal sealed record RefundLinesNode(Connection<RefundLineNode> RefundLineItems);

internal sealed record DeletionsAnswer(Connection<EventNode> Events);

/// <param name="SubjectId">Null for an event that is about nothing, such as a comment.</param>
internal sealed record EventNode(string Action, Instant CreatedAt, string? SubjectId = null);

internal sealed record EmailVerifiedAnswer(VerifiedNode? Customer);

internal sealed record VerifiedNode(bool VerifiedEmail);

internal sealed record ExistingAnswer(IdNode?[] Nodes);

internal sealed record SizeAnswer(
    CountNode? CustomersCount, CountNode? OrdersCount, ItemList<BirthNode>? Customers = null,
    ItemList<BirthNode>? Orders = null);

internal sealed record BirthNode(Instant CreatedAt);

/// <param name="Precision">EXACT, or AT_LEAST where Shopify stopped counting.</param>
internal sealed record CountNode(long Count, string? Precision = null)
{
    public bool IsExact => Precision != "AT_LEAST";
}

internal sealed record BulkRunAnswer(BulkRunNode BulkOperationRunQuery);

internal sealed record BulkRunNode(BulkOperationNode? BulkOperation, Api.UserError[] UserErrors);

internal sealed record BulkNewestAnswer(ItemList<BulkOperationNode> BulkOperations);

internal sealed record BulkOperationNode
{
    public required string Id { get; init; }

    /// <summary>CREATED, RUNNING, COMPLETED, CANCELING, CANCELED, FAILED or EXPIRED.</summary>
    public required string Status { get; init; }

    public string? ErrorCode { get; init; }

    public required Instant CreatedAt { get; init; }

    public long ObjectCount { get; init; }

    public long? RootObjectCount { get; init; }

    /// <summary>The document that was given to it.</summary>
    public string? Query { get; init; }

    /// <summary>It brings what was asked of it, or will.</summary>
    public bool IsUseful => Status is "CREATED" or "RUNNING" or "COMPLETED";

    /// <summary>Where the result is; signed, so it is a secret. Null when there is nothing in it.</summary>
    public string? Url { get; init; }
}

internal sealed record ShopFactsAnswer(ShopNode Shop, InstallationNode CurrentAppInstallation);

internal sealed record ShopNode(
    string Name, string MyshopifyDomain, string CurrencyCode, string IanaTimezone, PlanNode? Plan = null);

internal sealed record PlanNode(string PublicDisplayName);

internal sealed record InstallationNode(ScopeNode[] AccessScopes);

internal sealed record ScopeNode(string Handle);

internal sealed record PersonalDataAnswer(ItemList<PersonalDataNode> Customers);

internal sealed record PersonalDataNode(EmailNode? DefaultEmailAddress = null);

internal sealed record Connection<T>(T[] Nodes, PageInfo PageInfo);

internal sealed record ItemList<T>([property: JsonPropertyName("nodes")] T[] All);

internal sealed record PageInfo(bool HasNextPage, string? EndCursor = null);
