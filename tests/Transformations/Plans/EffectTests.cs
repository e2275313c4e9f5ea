using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Plans;

public sealed class EffectTests
{
    [Theory]
    [InlineData("e_sepia", "strength", 80)]
    [InlineData("e_sepia:30", "strength", 30)]
    [InlineData("e_blur", "strength", 100)]
    [InlineData("e_blur:2000", "strength", 2000)]
    [InlineData("e_brightness:-99", "level", -99)]
    [InlineData("e_contrast", "level", 0)]
    [InlineData("e_contrast:-40", "level", -40)]
    [InlineData("e_contrast:type_linear", "level", 100)]
    [InlineData("e_contrast:level_150;type_linear", "level", 150)]
    [InlineData("e_contrast:type_linear;level_150", "level", 150)]
    [InlineData("e_trim:20:white", "tolerance", 20)]
    public void Numbers_are_as_written_or_as_declared(string raw, string argument, int value)
        => Assert.Equal(value, Of(raw).Number(argument));

    [Fact]
    public void A_colour_comes_from_the_effect_or_from_co()
    {
        Assert.Equal(new Color(255, 0, 0), Of("e_trim:20:rgb:ff0000").Color("color"));
        Assert.Null(Of("e_trim").Color("color"));
        Assert.Equal(new Color(0, 0, 255), Of("co_blue,e_colorize:50").Color("color"));
        Assert.Equal(Color.Gray, Of("e_colorize").Color("color"));
        Assert.Equal("linear", Of("e_contrast:type_linear").Choice("type"));
    }

    [Theory]
    [InlineData("e_sepia:0")]
    [InlineData("e_sepia:101")]
    [InlineData("e_sepia:abc")]
    [InlineData("e_sepia:10:10")]
    [InlineData("e_sepia:")]
    [InlineData("e_negate:1")]
    [InlineData("e_contrast:150")]
    [InlineData("e_contrast:level_-10;type_linear")]
    [InlineData("e_contrast:type_cubic")]
    [InlineData("e_trim:10:notacolour")]
    [InlineData("e_blur:1e2")]
    [InlineData("e_loop:-1")]
    [InlineData("e_nosuch")]
    public void Other_arguments_are_refused(string raw)
    {
        var error = Assert.Throws<TransformationException>(() => Of(raw));

        Assert.Equal($"Invalid effect in transformation: {raw[2..]}", error.Message);
    }

    [Fact]
    public void Every_declared_effect_makes_a_step_by_its_name_alone()
        => Assert.All(Effects.ByName.Values, effect =>
        {
            var step = Of("e_" + effect.Name);
            Assert.Equal(effect.Name, step.Name);
            Assert.Equal(effect.Arguments.Select(a => a.Name), step.Arguments.Select(a => a.Name));
        });

    private static EffectStep Of(string raw) => Assert.IsType<EffectStep>(Assert.Single(Plan.Check(Transformation.Parse(raw)).Steps));
}
