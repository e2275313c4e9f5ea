using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Delivery;

namespace ServerlessDam.Functions.Tests.Delivery;

public sealed class ClientHintsTests
{
    [Theory]
    [InlineData("2", 2.0)]
    [InlineData("1.3333333", 1.33)]
    [InlineData("0.1", 0.5)]
    [InlineData("1e9", null)]
    [InlineData("99", 5.0)]
    [InlineData("-1", null)]
    [InlineData("0", null)]
    [InlineData("NaN", null)]
    [InlineData("two", null)]
    public void A_pixel_ratio_is_taken_within_bounds(string header, double? expected)
        => Assert.Equal(expected, ClientHints.Dpr(Headers("DPR", header)));

    [Theory]
    [InlineData("400", 400)]
    [InlineData("400.2", 401)]
    [InlineData("99999999999", 25_000)]
    [InlineData("0.0001", 1)]
    [InlineData("-4", null)]
    public void A_width_is_taken_within_bounds(string header, int? expected)
        => Assert.Equal(expected, ClientHints.Width(Headers("Sec-CH-Width", header)));

    [Theory]
    [InlineData(null, null, 390)]
    [InlineData("3", null, 1170)]
    [InlineData("3", "500", 500)]
    public void The_width_of_the_window_counts_where_no_other_is_told(string? ratio, string? width, int expected)
    {
        var headers = Headers("Viewport-Width", "390");
        headers["DPR"] = ratio;
        headers["Width"] = width;

        Assert.Equal(expected, ClientHints.Width(headers));
    }

    [Fact]
    public void The_newer_header_counts_more()
    {
        var headers = Headers("DPR", "1");
        headers["Sec-CH-DPR"] = "3";

        Assert.Equal(3, ClientHints.Dpr(headers));
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("ON ", true)]
    [InlineData("off", false)]
    [InlineData("", false)]
    public void Saving_data_is_on_or_not(string header, bool expected)
        => Assert.Equal(expected, ClientHints.SaveData(Headers("Save-Data", header)));

    private static HeaderDictionary Headers(string name, string value) => new() { [name] = value };
}
