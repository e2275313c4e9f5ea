using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Transformations.Tests.Urls;

public sealed class DeliveryUrlTests
{
    [Theory]
    [InlineData("image/upload/w_100/v1/f/p.png")]
    [InlineData("image/upload/w_100/v1712345678/f/p.png")]
    [InlineData("image/upload/w_100/f/p.png")]
    [InlineData("iu/w_100/v1/f/p.png")]
    [InlineData("w_100/v1/f/p.png")]
    [InlineData("images/w_100/v1/f/p/any-seo-name.png")]
    [InlineData("image/upload/w_100/v1/f/p.png?_a=BAMAABcc0")]
    [InlineData("image/upload/w_100/v1/f/p.png?x=1&y=2")]
    [InlineData("image/upload/w_100/v1/f%2Fp.png")]
    [InlineData("image/upload//w_100/v1/f/p.png")]
    [InlineData("image/w_100/v1/f/p.png")]
    public void Every_form_of_one_url_names_the_same_asset_and_transformation(string tail)
    {
        var url = DeliveryUrl.Parse("/demo/" + tail);

        Assert.Equal(("demo", "image", "upload"), (url.Cloud, url.ResourceType, url.Type));
        Assert.Equal("f/p", url.Reading.PublicId);
        Assert.Equal("png", url.Reading.Extension?.Name);
        Assert.Equal("w_100", url.Reading.RawTransformation);
        Assert.Equal("w_100", url.Reading.Transformation.ToString());
    }

    [Theory]
    [InlineData("image/upload/v1/my%20folder/a%20b.png", "my folder/a b", "png", 1L)]
    [InlineData("image/upload/v1/v12/p.png", "v12/p", "png", 1L)]
    [InlineData("image/upload/v1234/test", "test", null, 1234L)]
    [InlineData("image/upload/w_100", "w_100", null, null)]
    [InlineData("image/upload/v1", "v1", null, null)]
    [InlineData("image/upload/caf%C3%A9.png", "café", "png", null)]
    [InlineData("image/upload/caf%E9.png", "café", "png", null)]
    [InlineData("image/upload/a.b.jpeg", "a.b", "jpg", null)]
    [InlineData("image/upload/p.xyz", "p.xyz", null, null)]
    [InlineData("image/upload/.png", ".png", null, null)]
    [InlineData("image/upload/foo/v1/p.png", "foo/v1/p", "png", null)]
    [InlineData("image/upload/a+b.png", "a+b", "png", null)]
    [InlineData("image/upload/v99999999999999999999/p", "p", null, long.MaxValue)]
    [InlineData("raw/upload/v1/docs/a.csv", "docs/a.csv", null, 1L)]
    [InlineData("raw/upload/docs/a.png", "docs/a.png", null, null)]
    [InlineData("files/v1/docs/a/report.csv", "docs/a", null, 1L)]
    [InlineData("videos/v1/clip/a-nice-clip.mp4", "clip", "mp4", 1L)]
    [InlineData("images/p.png", "p", "png", null)]
    public void Version_id_and_extension_are_told_apart(string tail, string id, string? extension, long? version)
    {
        var reading = DeliveryUrl.Parse("/demo/" + tail).Reading;

        Assert.Equal((id, extension, version), (reading.PublicId, reading.Extension?.Name, reading.Version));
    }

    [Theory]
    [InlineData("/demo/private_images/p/seo.jpg", "image", "private")]
    [InlineData("/demo/authenticated_images/p/seo", "image", "authenticated")]
    [InlineData("/demo/files/p/seo", "raw", "upload")]
    [InlineData("/demo/video/authenticated/p", "video", "authenticated")]
    [InlineData("/demo/image/list/v123/sale.json", "image", "list")]
    [InlineData("demo/p", "image", "upload")]
    public void Aliases_stand_for_resource_type_and_type(string target, string resourceType, string type)
    {
        var url = DeliveryUrl.Parse(target);

        Assert.Equal((resourceType, type), (url.ResourceType, url.Type));
    }

    [Theory]
    [InlineData("image/upload/v1/p.png", "p>png p.png>")]
    [InlineData("image/upload/v1/f%252Fp.png", "f%2Fp>png f%2Fp.png> f/p>png f/p.png>")]
    [InlineData("v1/a/b.png", "a/b>png a/b.png> a>png")]
    [InlineData("raw/upload/p.png", "p.png>")]
    [InlineData("files/v1/docs/a/seo.zip", "docs/a.zip> docs/a>")]
    [InlineData("image/upload/l_a:b/c,x_5/p.png", "c,x_5/p>png c,x_5/p.png> l_a:b/c,x_5/p>png l_a:b/c,x_5/p.png> p>png p.png>")]
    [InlineData("image/upload/l_a:b/c/v1/f/p", "f/p> c/v1/f/p> l_a:b/c/v1/f/p>")]
    [InlineData("image/upload/d_ph/x.png/p", "x.png/p> d_ph/x.png/p> p>")]
    [InlineData("image/upload/l_text:Arial_9:a%0Ab/p", "p>")]
    [InlineData("image/upload/t_shirts/e_1/p.png", "p>png p.png> e_1/p>png e_1/p.png> t_shirts/e_1/p>png t_shirts/e_1/p.png>")]
    public void Where_a_path_is_ambiguous_every_meaning_is_given_in_order(string tail, string expected)
    {
        var readings = DeliveryUrl.Parse("/demo/" + tail).Readings.Select(reading => $"{reading.PublicId}>{reading.Extension?.Name}");

        Assert.Equal(expected, string.Join(' ', readings));
    }

    [Theory]
    [InlineData("image/fetch/w_100/v1/http://a.example/b/c.jpg", "http://a.example/b/c.jpg", "w_100", 1L)]
    [InlineData("image/fetch/https:/a.example/b.jpg", "https://a.example/b.jpg", "", null)]
    [InlineData("image/fetch/https%3A%2F%2Fa.example%2Fb%3Fx%3D1%26y%3D%2525.jpg?_a=1", "https://a.example/b?x=1&y=%25.jpg", "", null)]
    [InlineData("image/fetch/f_auto/https://a.example//b", "https://a.example//b", "f_auto", null)]
    public void A_remote_address_is_taken_whole(string tail, string id, string transformation, long? version)
    {
        var reading = DeliveryUrl.Parse("/demo/" + tail).Reading;

        Assert.Equal((id, transformation, version), (reading.PublicId, reading.RawTransformation, reading.Version));
        Assert.Null(reading.Extension);
    }

    [Fact]
    public void Encoded_delimiters_in_a_text_do_not_split_it()
    {
        var reading = DeliveryUrl.Parse("/demo/image/upload/l_text:Arial_20:a%252Cb%252Fc,w_5/v1/p.png").Reading;

        Assert.Equal("l_text:Arial_20:a%252Cb%252Fc,w_5", reading.RawTransformation);
        Assert.Equal("text:Arial_20:a%2Cb%2Fc", reading.Transformation.Components[0]["l"]?.Value);
    }

    [Theory]
    [InlineData("l_a:b/c/fl_layer_apply/v1/f/p.png", "l_a:b/c/fl_layer_apply", "a:b/c", "f/p")]
    [InlineData("w_9/g_east,l_a:b/c/d,w_10/p.png", "w_9/g_east,l_a:b/c/d,w_10", "a:b/c/d", "p")]
    public void A_layer_keeps_the_slashes_that_one_sdk_leaves_in_its_id(string tail, string transformation, string layer, string id)
    {
        var reading = Assert.Single(
            DeliveryUrl.Parse("/demo/image/upload/" + tail).Readings,
            reading => reading.PublicId == id && reading.Extension is not null && reading.RawTransformation == transformation);

        Assert.Equal(layer, reading.Transformation.Components.Select(component => component["l"]).OfType<Parameter>().Single().Value);
    }

    [Theory]
    [InlineData("", "Invalid delivery URL - ")]
    [InlineData("/", "Invalid delivery URL - /")]
    [InlineData("/demo", "Invalid delivery URL - /demo")]
    [InlineData("/demo/image/upload/", "Invalid delivery URL - /demo/image/upload/")]
    [InlineData("/favicon.ico/x", "Invalid delivery URL - /favicon.ico/x")]
    [InlineData("/demo/image/upload/a%00b", "Invalid public_id: it contains a control character")]
    [InlineData("/demo/image/fetch/http://a/%0A", "Invalid public_id: it contains a control character")]
    public void What_is_no_delivery_url_is_refused(string target, string message)
        => Assert.Equal(message, Assert.Throws<TransformationException>(() => DeliveryUrl.Parse(target)).Message);

    [Fact]
    public void An_id_has_at_most_255_characters()
    {
        Assert.Equal(255, DeliveryUrl.Parse("/demo/image/upload/" + new string('a', 255)).Reading.PublicId.Length);
        Assert.Equal(255, Assert.Single(DeliveryUrl.Parse("/demo/image/upload/" + new string('a', 255) + ".png").Readings).PublicId.Length);
        var error = Assert.Throws<TransformationException>(() => DeliveryUrl.Parse("/demo/image/upload/" + new string('a', 256)));
        Assert.Equal("public_id is too long", error.Message);
    }
}
