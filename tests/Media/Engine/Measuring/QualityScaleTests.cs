using ServerlessDam.Media.Operations.Writers.Measuring;

namespace ServerlessDam.Media.Tests.Engine.Measuring;

public sealed class QualityScaleTests
{
    private static readonly QualityScale _scale = new([40, 50, 60, 70, 80, 90, 95], Continuous: true, EndsLossless: false);

    [Theory]
    [InlineData(0.655, 66)]
    [InlineData(0.70, 70)]
    [InlineData(0.20, 40)]
    [InlineData(0.99, 95)]
    public void The_lowest_quality_that_reaches_the_target_takes_three_tries(double target, int expected)
    {
        var tries = 0;

        var found = _scale.Find(target, quality =>
        {
            tries++;
            return quality / 100.0;
        });

        Assert.Equal((expected, 3), (found, tries));
    }

    /// <summary>Encoders do not always get better with a higher number.</summary>
    [Fact]
    public void A_higher_target_never_gets_a_lower_quality_whatever_the_encoder_does()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var similarities = _scale.Rungs.ToDictionary(rung => rung, _ => random.NextDouble());
            var found = Enumerable.Range(0, 50).Select(i => _scale.Find(i / 49.0, rung => similarities[rung])!.Value).ToList();

            Assert.Equal(found.Order(), found);
        }
    }

    [Theory]
    [InlineData(0.85, 100)]
    [InlineData(0.99, null)]
    public void What_ends_lossless_says_so_where_no_quality_is_enough(double target, int? expected)
        => Assert.Equal(expected, new QualityScale([60, 80, 100], Continuous: false, EndsLossless: true).Find(target, quality => quality * 0.0095));
}
