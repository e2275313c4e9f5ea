using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Plans;

/// <summary>Flags that speak of the source, and profiles.</summary>
public sealed class SourceFlagTests
{
    [Fact]
    public void With_clip_a_page_is_one_of_the_stored_paths()
    {
        Assert.Equal(new SourceOptions { Clip = new(IsEvenOdd: false) }, Source("fl_clip"));
        Assert.Equal(new SourceOptions { Clip = new(IsEvenOdd: true, Number: 2) }, Source("fl_clip_evenodd,pg_2"));
        Assert.Equal(new SourceOptions { Clip = new(IsEvenOdd: false, Name: "left arm") }, Source("fl_clip,pg_name:left%20arm"));
        Assert.Equal(new SourceOptions { Clip = new(IsEvenOdd: false), Page = 2 }, Source("pg_2/fl_clip"));
    }

    [Theory]
    [InlineData("fl_clip,pg_0")]
    [InlineData("fl_clip,pg_999")]
    [InlineData("fl_clip,pg_name:")]
    [InlineData("fl_clip,pg_1-2")]
    [InlineData("fl_clip:a")]
    [InlineData("cs_icc:")]
    public void What_chooses_no_path_and_no_profile_is_refused(string text)
        => Assert.Throws<TransformationException>(() => Source(text));

    [Fact]
    public void Profiles_are_named_once_each_whatever_the_branch()
    {
        var transformation = Transformation.Parse("if_w_gt_100/cs_icc:print:paper.icc/if_else/cs_icc:wide.icc/if_end/cs_icc:wide.icc/cs_cmyk");

        Assert.Equal(["print/paper.icc", "wide.icc"], OwnProfiles.Of(transformation));
    }

    private static SourceOptions Source(string text) => Plan.Check(Transformation.Parse(text), ServedEffects.Catalog).Source;
}
