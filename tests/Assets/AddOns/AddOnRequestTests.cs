using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.AddOns;

public sealed class AddOnRequestTests
{
    [Theory]
    [InlineData("ocr", "adv_ocr")]
    [InlineData("ocr", "adv_ocr:document")]
    [InlineData("categorization", "google_tagging, imagga_tagging")]
    [InlineData("detection", "lvis_v1_x,illegal", false)]
    [InlineData("detection", "lvis_v1[cat,dog],captioning")]
    [InlineData("background_removal", "cloudinary_ai:fineedges_y")]
    [InlineData("raw_convert", "google_speech:vtt:en-US")]
    [InlineData("raw_convert", "illegal", false)]
    [InlineData("auto_transcription", """{"translate":["pl-PL"]}""")]
    [InlineData("auto_transcription", "{", false)]
    [InlineData("auto_transcription", "perhaps", false)]
    [InlineData("auto_chaptering", "1")]
    public void Values_are_known_or_refused(string name, string value, bool known = true)
    {
        var read = new ParameterReader(new Dictionary<string, string> { [name] = value });
        if (known)
        {
            Assert.Equal(ErrorKind.NotAvailable, Assert.Throws<DamException>(() => AddOnRequest.From(read).DemandAvailable(ProbeParts.Format)).Kind);
        }
        else
        {
            Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => AddOnRequest.From(read)).Kind);
        }
    }

    [Fact]
    public void All_that_is_wrong_is_told_in_one_message()
    {
        var read = new ParameterReader(new Dictionary<string, string> { ["ocr"] = "x", ["detection"] = "y,coco", ["auto_tagging"] = "3" });

        Assert.Equal(
            "Ocr x is not valid, Detection invalid model 'y', Invalid auto_tagging: 3 is no number from 0 to 1",
            Assert.Throws<DamException>(() => AddOnRequest.From(read)).Message);
        Assert.StartsWith("Illegal value for ocr: x, Illegal value for detection: y", Assert.Throws<DamException>(() => AddOnRequest.FromUpdate(read)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_asked_for_by_blank_values()
        => AddOnRequest.From(new(new Dictionary<string, string> { ["ocr"] = " ", ["auto_chaptering"] = "false" })).DemandAvailable(ProbeParts.Format);

    [Fact]
    public void What_a_model_of_this_server_does_needs_that_model()
    {
        var asked = AddOnRequest.From(new(new Dictionary<string, string> { ["categorization"] = "google_tagging,imagga_tagging", ["detection"] = "coco_v2", ["auto_tagging"] = "0.6" }));

        asked.DemandAvailable(ProbeParts.Objects);
        Assert.Equal(["categorization:google_tagging", "categorization:imagga_tagging", "detection:coco_v2"], asked.Served.Select(addOn => addOn.Note));
        Assert.Equal((ProbeParts.Objects, 0.6), (asked.Parts, asked.AutoTagging));
        Assert.StartsWith(
            "You don't have an active Google Auto Tagging subscription",
            Assert.Throws<DamException>(() => asked.DemandAvailable(ProbeParts.Faces)).Message,
            StringComparison.Ordinal);
    }
}
