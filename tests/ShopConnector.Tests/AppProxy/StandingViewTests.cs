using NodaTime;
using ShopConnector.AppProxy.Page;
using ShopConnector.AppProxy.Words;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Tiers;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.AppProxy;

/// <summary>What is told of a standing, word for word.</summary>
public sealed class StandingViewTests
{
    private static readonly CustomerKey s_an = new("atelier", "1");

    private static readonly Instant s_now = Instant.FromUtc(2026, 11, 22, 9, 0);

    private static readonly MemberStanding s_standing = new()
    {
        Points = new PointsPosition(1234, 170, new PointsExpiry(Midnight(2027, 1, 1), 64)),
        Releases = [new PointsRelease(Midnight(2026, 12, 3), 120), new PointsRelease(Midnight(2026, 12, 9), 50)],
        Tier = new Tier("Zilver", 1000m, 1.25m) { FreeShipping = true },
        Next = new TierAhead(new Tier("Goud", 2500m), 2249.995m),
        Entitlements =
        [
            Held("late", Midnight(2026, 12, 24), "NOG-1", new CodeTerms(CodeKind.Amount, 5m, 25.5m, Combines: true)),
            Held("early", Midnight(2026, 11, 30), "KOM-1", CodeTerms.Percent(15m)),
        ],
        Redemptions = [],
    };

    [Fact]
    public void A_shopper_is_told_in_Dutch()
    {
        var page = Page(s_standing, Language.Nl);

        (page.Language, page.Title).ShouldBe(("nl", "Je spaarpunten"));
        (page.Balance!.Value, page.Balance.Number, page.Balance.Noun, page.Balance.Label).ShouldBe(
            ("1234", "1.234", "punten", "te besteden"));
        page.Balance.Lines.ShouldBe(
            [
                "Nog 120 punten onderweg, te besteden vanaf 3 december 2026.",
                "Daarna komen er nog 50 punten bij.",
                "64 punten vervallen op 1 januari 2027.",
            ]);
        page.Level!.Benefits.ShouldBe(["1,25 keer zoveel punten op elke bestelling", "Gratis verzending"]);
        (page.Level.Name, page.Level.Percent, page.Level.Text).ShouldBe(
            ("Zilver", "89", "Nog €\u00a0250,01 tot Goud."));
        page.Codes!.Items.Select(code => (code.Gives, code.Code, string.Join("; ", code.Terms))).ShouldBe(
            [
                ("15% korting", "KOM-1", "Geldig tot en met 29 november 2026; Niet samen met andere kortingen"),
                ("€\u00a05 korting", "NOG-1", "Geldig tot en met 23 december 2026; Bij besteding vanaf €\u00a025,50"),
            ]);
        page.Codes.Text.ShouldBeNull();
        page.Rewards!.Items.ShouldBe(
            [
                new RewardView("5 euro korting", "500 punten",
                    "Je hebt genoeg punten. Laat het ons weten, dan wisselen wij ze voor je in."),
                new RewardView("Gratis knipbeurt", "2.000 punten", "Nog 766 punten te gaan."),
            ]);
    }

    [Fact]
    public void And_in_English()
    {
        var page = Page(s_standing, Language.En);

        (page.Language, page.Title, page.Balance!.Number).ShouldBe(("en", "Your points", "1,234"));
        page.Balance.Lines.ShouldBe(
            [
                "120 points more on the way, to spend from 3 December 2026.",
                "After that, 50 points more.",
                "64 points expire on 1 January 2027.",
            ]);
        page.Level!.Text.ShouldBe("€250.01 more to Goud.");
        page.Codes!.Items[1].Terms.ShouldBe(
            ["Valid until 23 December 2026 inclusive", "When you spend €25.50 or more"]);
        page.Rewards!.Items[1].Text.ShouldBe("766 points to go.");
    }

    [Fact]
    public void A_control_group_sees_what_everybody_without_an_offer_sees()
    {
        var nothing = s_standing with { Entitlements = [] };
        var control = s_standing with
        {
            Entitlements = [Held("offer", Midnight(2026, 11, 30), code: null) with { Control = true }],
        };

        Html(control).ShouldBe(Html(nothing));
        Page(control).Codes!.Text.ShouldBe("Je hebt nu geen kortingscodes.");
    }

    [Fact]
    public void Only_codes_that_work_for_this_very_customer_are_shown()
    {
        var page = Page(s_standing with
        {
            Entitlements =
            [
                Held("used", code: "USED-1") with { State = EntitlementState.Used },
                Held("over", code: "OVER-1") with { State = EntitlementState.Ended },
                Held("elsewhere", code: "ELSE-1") with { Customer = new CustomerKey("kaashuis", "1") },
                Held("other account", code: "OTHER-1") with { Customer = new CustomerKey("atelier", "2") },
                Held("not made yet", code: null),
                Held("a note for staff", code: null) with { Terms = null, Tag = "Kom terug: bijna voorbij" },
            ],
        });

        page.Codes!.Items.ShouldBeEmpty();
        page.Codes.Text.ShouldBe("Je hebt nu geen kortingscodes.");
    }

    [Fact]
    public void What_points_were_spent_on_is_told_of_before_its_code_is_made()
    {
        var page = Page(s_standing with
        {
            Entitlements =
            [
                Held("r1", code: null), Held("r2", code: null) with { Terms = null, Tag = "cadeau: handcrème" },
            ],
            Redemptions =
            [
                new Redemption("r1", s_now, 500) { Reward = "5 euro korting" },
                new Redemption("r2", s_now, 700) { Reward = "Handcrème" },
            ],
        });

        page.Codes!.Items.Select(code => (code.Gives, code.Code)).ShouldBe([("Cadeau voor je: Handcrème", null)]);
        page.Codes.Text.ShouldBe("Er wordt nog een code voor je gemaakt. Die staat hier straks.");
    }

    [Fact]
    public void Who_has_nothing_yet_is_told_how_to_get_there()
    {
        var page = Page(s_standing with
        {
            Points = new PointsPosition(1, 0, NextExpiry: null),
            Releases = [],
            Tier = null,
            Next = new TierAhead(new Tier("Brons", 250m), 0m),
            Entitlements = [],
        });

        (page.Balance!.Noun, page.Balance.Lines.Count).ShouldBe(("punt", 0));
        (page.Level!.Name, page.Level.Percent, page.Level.Text).ShouldBe(
            (null, "0", "Je hebt nog geen niveau. Nog €\u00a0250 tot Brons."));
    }

    [Fact]
    public void Points_that_expire_late_worry_nobody_and_a_debt_is_explained()
    {
        var late = s_now + StandingView.SoonFor + Duration.FromDays(1);
        var page = Page(s_standing with
        {
            Points = new PointsPosition(-20, 0, new PointsExpiry(late, 64)),
            Releases = [],
            Next = null,
        });

        page.Balance!.Lines.ShouldBe(["Je staat onder nul. Nieuwe punten vullen dat eerst aan."]);
        (page.Level!.HasBar, page.Level.Text).ShouldBe((false, "Dit is het hoogste niveau."));
    }

    [Fact]
    public void A_name_is_text_in_html_and_in_liquid_alike()
    {
        const string name = """<script>alert(1)</script>{{ customer.email }}{% include 'x' %}"' &amp;""";
        var rules = Rules with { Rewards = [new Reward(name, 500)] };
        var standing = s_standing with { Tier = new Tier(name, 1m), Next = new TierAhead(new Tier(name, 9m), 1m) };

        var html = Html(standing, rules);

        html.ShouldNotContain("<script");
        html.ShouldNotContain("{{");
        html.ShouldNotContain("{%");
        html.ShouldContain(
            "&#60;script&#62;alert(1)&#60;/script&#62;&#123;&#123; customer.email &#125;&#125;"
            + "&#123;% include &#39;x&#39; %&#125;&#34;&#39; &#38;amp;");
    }

    private static LoyaltyProgram Rules { get; } = new()
    {
        Zone = Programs.Zone,
        Currency = "EUR",
        Points = new PointsRules(),
        Tiers = [new Tier("Zilver", 1000m), new Tier("Goud", 2500m)],
        Rewards =
        [
            new Reward("Gratis knipbeurt", 2000), new Reward("5 euro korting", 500) { Terms = CodeTerms.Percent(5m) },
        ],
    };

    private static Instant Midnight(int year, int month, int day) =>
        Programs.Zone.AtStartOfDay(new LocalDate(year, month, day)).ToInstant();

    private static Entitlement Held(
        string key, Instant? validUntil = null, string? code = null, CodeTerms? terms = null) =>
        new(key, "Kom terug", s_an, s_now, validUntil ?? Midnight(2026, 12, 1), code)
        {
            Terms = terms ?? CodeTerms.Percent(15m),
        };

    private static PageView Page(
        MemberStanding standing, Language language = Language.Nl, LoyaltyProgram? rules = null) =>
        new StandingView(standing, rules ?? Rules, s_an, PageWords.Of(language), s_now).Page();

    private static string Html(MemberStanding standing, LoyaltyProgram? rules = null) =>
        new PageTemplate().Part(Page(standing, rules: rules));
}
