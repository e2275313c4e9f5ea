using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Restrictions;

namespace ServerlessDam.Assets.Tests.Restrictions;

public sealed class AccessRuleReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Asset Asset = CatalogSeeder.Generate("demo", 7);

    [Theory]
    [InlineData("2019-02-22T16:20:57.000Z", "2019-02-22T16:20:57")]
    [InlineData("2019-02-22T16:20:57+02:00", "2019-02-22T14:20:57")]
    [InlineData("2018-02-22 16:20:57 +0200", "2018-02-22T14:20:57")]
    [InlineData("2019-03-22 00:00 +0200", "2019-03-21T22:00:00")]
    [InlineData("2019-02-22 16:20:57 UTC", "2019-02-22T16:20:57")]
    [InlineData("2019-02-22 16:20:57", "2019-02-22T16:20:57")]
    [InlineData("2019-02-22", "2019-02-22T00:00:00")]
    public void Times_are_read_in_every_spelling_that_clients_have(string text, string utc)
        => Assert.Equal(
            DateTimeOffset.Parse(utc + "Z", CultureInfo.InvariantCulture),
            Assert.Single(AccessRuleReader.Read($$"""[{"access_type":"anonymous","start":"{{text}}"}]""")).Start);

    [Fact]
    public void One_rule_needs_no_array_and_blank_is_none()
    {
        Assert.Equal(new AccessRule(AccessType.Token, null, null), Assert.Single(AccessRuleReader.Read("""{"access_type":"token","start":null}""")));
        Assert.Empty(AccessRuleReader.Read(" "));
        Assert.Empty(AccessRuleReader.Read("[]"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("7")]
    [InlineData("[7]")]
    [InlineData("[{}]")]
    [InlineData("""[{"access_type":7}]""")]
    [InlineData("""[{"access_type":"nobody"}]""")]
    [InlineData("""[{"access_type":"anonymous","start":"soon"}]""")]
    [InlineData("""[{"access_type":"anonymous","end":7}]""")]
    public void What_is_no_rule_is_refused(string text)
        => Assert.StartsWith("Invalid access_control", Assert.Throws<DamException>(() => AccessRuleReader.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Too_many_rules_are_refused()
        => Assert.Throws<DamException>(() => AccessRuleReader.Read($"[{string.Join(',', Enumerable.Repeat("""{"access_type":"token"}""", 21))}]"));

    [Theory]
    [InlineData("[]", "public", true)]
    [InlineData("[]", "authenticated", false)]
    [InlineData("""[{"access_type":"token"}]""", "public", false)]
    [InlineData("""[{"access_type":"anonymous"}]""", "authenticated", true)]
    [InlineData("""[{"access_type":"anonymous","start":"2026-01-01T12:00:00Z"}]""", "public", true)]
    [InlineData("""[{"access_type":"anonymous","start":"2026-01-01T12:00:01Z"}]""", "public", false)]
    [InlineData("""[{"access_type":"anonymous","end":"2026-01-01T12:00:00Z"}]""", "public", false)]
    [InlineData("""[{"access_type":"token"},{"access_type":"anonymous","end":"2027-01-01"}]""", "public", true)]
    public void An_asset_is_for_everybody_while_a_rule_says_so(string rules, string mode, bool open)
        => Assert.Equal(open, (Asset with { AccessControl = AccessRuleReader.Read(rules), AccessMode = mode }).IsOpenAt(Now));
}
