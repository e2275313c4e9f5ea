using Microsoft.Azure.Functions.Worker.InProcess;

namespace Microsoft.Azure.Functions.Worker.Tests.Triggers;

public sealed class BlobPatternTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("{container}/{name}")]
    [InlineData("drop/{}")]
    [InlineData("drop/{a}/{b}")]
    [InlineData("drop/}a{")]
    [InlineData("drop/literal.jpg")]
    public void A_path_that_is_not_a_container_with_one_parameter_is_refused(string path)
        => Assert.Throws<InvalidOperationException>(() => BlobPattern.Parse(path, "F"));

    [Theory]
    [InlineData("drop/{name}", "a/b", "a/b")]
    [InlineData("drop/in-{name}.jpg", "in-a.jpg", "a")]
    [InlineData("drop/in-{name}.jpg", "in-.jpg", null)]
    [InlineData("drop/in-{name}.jpg", "IN-a.jpg", null)]
    public void A_name_matches_with_something_between_prefix_and_suffix(string path, string name, string? expected)
        => Assert.Equal(expected, BlobPattern.Parse(path, "F").Match(name));
}
