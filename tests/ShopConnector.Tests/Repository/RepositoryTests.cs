using ShopConnector.Tests.Repository.Rules;

namespace ShopConnector.Tests.Repository;

/// <summary>
/// The house rules, each shown to our tree and to a guilty one: a rule that catches nobody guards nothing.
/// </summary>
public sealed class RepositoryTests
{
    private static readonly Lazy<FileTree> s_ours = new(FileTree.Ours);

    private static readonly IRule[] s_rules =
    [
        new DesignedEntries(),
        new ForbiddenNames(),
        new MachineTraces(),
        new MarkdownLinks(),
        new MethodLength(),
        new NamespaceIsFolder(),
        new PackageHomes(),
        new PinnedPackages(),
        new ProjectTable(),
        new QueriesInFiles(),
        new ReadmeVerbs(),
        new SizeBudgets(),
        new Tidiness(),
    ];

    public static TheoryData<string> RuleNames => [.. s_rules.Select(rule => rule.GetType().Name)];

    [Theory, MemberData(nameof(RuleNames))]
    public void Our_tree_obeys(string rule) => Found(rule, s_ours.Value.Without(GuiltyTree.Folder)).ShouldBeEmpty();

    [Theory, MemberData(nameof(RuleNames))]
    public void A_guilty_tree_is_caught_at_the_right_places(string rule)
    {
        var fixture = GuiltyTree.Of(rule, s_ours.Value);

        Found(rule, fixture.Tree).ShouldBe(fixture.Expected);
    }

    [Fact]
    public void Every_guilty_tree_has_its_rule() =>
        GuiltyTree.NamesIn(s_ours.Value).ShouldBe(s_rules.Select(rule => rule.GetType().Name), ignoreOrder: true);

    private static string[] Found(string rule, FileTree tree) =>
        [.. s_rules.Single(one => one.GetType().Name == rule).Check(tree).Select(violation => violation.ToString())];
}
