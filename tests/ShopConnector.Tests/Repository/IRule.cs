namespace ShopConnector.Tests.Repository;

/// <summary>
/// A house rule as a pure function over files, so that a guilty tree can be shown to it as well as ours.
/// </summary>
internal interface IRule
{
    IEnumerable<Violation> Check(FileTree tree);
}
