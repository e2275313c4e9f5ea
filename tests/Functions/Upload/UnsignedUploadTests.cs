using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Functions.Upload;

namespace ServerlessDam.Functions.Tests.Upload;

public sealed class UnsignedUploadTests
{
    private static readonly UploadPreset Open = new("open", Unsigned: true, ImmutableSortedDictionary<string, string>.Empty);

    [Fact]
    public void A_preset_that_is_not_for_unsigned_calls_is_refused()
        => Assert.Equal(
            "Upload preset must be whitelisted for unsigned uploads",
            Assert.Throws<DamException>(() => UnsignedUpload.Demand(Open with { Unsigned = false }, [])).Message);

    [Theory]
    [InlineData("public_id")]
    [InlineData("tags")]
    [InlineData("context")]
    [InlineData("folder")]
    [InlineData("upload_preset")]
    [InlineData("unsigned")]
    public void Who_signs_nothing_may_name_and_label(string parameter)
        => UnsignedUpload.Demand(Open, [parameter]);

    [Theory]
    [InlineData("overwrite", "Overwrite parameter is not allowed")]
    [InlineData("use_filename", "Use filename parameter is not allowed")]
    [InlineData("eager", "Eager parameter is not allowed")]
    [InlineData("transformation", "Transformation parameter is not allowed")]
    [InlineData("type", "Type parameter is not allowed")]
    [InlineData("notification_url", "Notification url parameter is not allowed")]
    public void What_costs_or_replaces_is_for_those_who_sign(string parameter, string message)
        => Assert.StartsWith(message, Assert.Throws<DamException>(() => UnsignedUpload.Demand(Open, [parameter])).Message, StringComparison.Ordinal);
}
