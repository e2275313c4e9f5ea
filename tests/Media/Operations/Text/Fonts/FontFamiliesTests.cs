using System.Xml.Linq;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Text.Fonts;

namespace ServerlessDam.Media.Tests.Operations.Text.Fonts;

public sealed class FontFamiliesTests
{
    [Theory]
    [InlineData("Arial", "Arimo")]
    [InlineData("Helvetica", "Arimo")]
    [InlineData("times new roman", "Tinos")]
    [InlineData("Courier New", "Cousine")]
    [InlineData("Georgia", "Gelasio")]
    [InlineData("Impact", "Anton")]
    public void A_family_that_nobody_may_ship_is_drawn_in_its_stand_in(string family, string standIn)
    {
        Assert.Equal(Drawn.Pixels($"{standIn}_40", "Hamburg"), Drawn.Pixels($"{family}_40", "Hamburg"));
        Assert.NotEqual(Drawn.Pixels("Pacifico_40", "Hamburg"), Drawn.Pixels($"{family}_40", "Hamburg"));
    }

    [Theory]
    [InlineData("Nosuch Family")]
    [InlineData("a,b;c:d=e")]
    [InlineData("@#$%^*()")]
    public void An_unknown_family_is_drawn_like_Arial(string family)
        => Assert.Equal(Drawn.Pixels("Arial_40", "Hamburg"), Drawn.Pixels($"{family}_40", "Hamburg"));

    [Fact]
    public void Every_family_that_comes_along_is_found()
    {
        Assert.Superset(FontFamilies.Shipped.ToHashSet(), InstalledFonts.Families());
        Assert.Empty(FontFamilies.Missing().Intersect(FontFamilies.Shipped));
        Assert.Equal(FontFamilies.Shipped.Count, FontFamilies.Shipped.Select(family => Convert.ToHexString(Drawn.Pixels($"{family}_40", "Hamburg"))).Distinct().Count());
    }

    [Fact]
    public void Every_stand_in_is_a_family_that_is_looked_for()
    {
        var known = FontFamilies.Shipped.Concat(FontFamilies.Packaged).ToHashSet();

        var standIns = XDocument.Load(FontPolicy.ConfigurationPath).Descendants("accept").Select(accept => accept.Elements("family").First().Value).ToList();

        Assert.NotEmpty(standIns);
        Assert.Subset(known, standIns.Except(["DejaVu Sans Condensed", "Roboto Black"]).ToHashSet());
    }
}
