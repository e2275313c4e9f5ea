using System.Collections.Immutable;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Functions.Presets;

namespace ServerlessDam.Functions.Tests.Presets;

public sealed class PresetSettingsTests
{
    [Theory]
    [InlineData("tags", "b, a", """["b","a"]""")]
    [InlineData("allowed_formats", "jpg,png", """["jpg","png"]""")]
    [InlineData("context", "k=v|a\\=b=c", """{"a=b":"c","k":"v"}""")]
    [InlineData("transformation", "c_scale,w_100/e_sepia", """[{"crop":"scale","width":100},{"effect":"sepia"}]""")]
    [InlineData("overwrite", "1", "true")]
    [InlineData("colors", "False", "false")]
    [InlineData("anything", "true", "true")]
    [InlineData("anything", "1", "\"1\"")]
    [InlineData("auto_tagging", "0.7", "0.7")]
    [InlineData("access_control", """[{"access_type":"token"}]""", """[{"access_type":"token"}]""")]
    [InlineData("face_coordinates", "1,2,3,4|5,6,7,8", "[[1,2,3,4],[5,6,7,8]]")]
    [InlineData("eval", "var x = 1;", "\"var x = 1;\"")]
    [InlineData("transformation", "w_", "\"w_\"")]
    public void Each_setting_has_its_type(string name, string value, string json)
    {
        var preset = new UploadPreset("p", false, ImmutableSortedDictionary<string, string>.Empty.Add(name, value));

        Assert.Equal($$"""{"{{name}}":{{json}}}""", PresetSettings.Of(preset).ToJsonString());
    }
}
