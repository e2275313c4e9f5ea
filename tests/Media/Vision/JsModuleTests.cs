using System.Text;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Tests.Vision;

public sealed class JsModuleTests
{
    [Theory]
    [InlineData("{a:!0,b:!1,c:null}", """{"a":true,"b":false,"c":null}""")]
    [InlineData("{x:[.5,-.25,1e-5,3,[]],$y_1:{}}", """{"x":[0.5,-0.25,1e-5,3,[]],"$y_1":{}}""")]
    [InlineData("""{"a/b":"{c:!0, \"}\"",d:"e:"}""", """{"a/b":"{c:!0, \"}\"","d":"e:"}""")]
    public void A_literal_is_spelt_as_JSON(string literal, string json)
        => Assert.Equal(json, Encoding.UTF8.GetString(JsModule.Json($"!function(e){{module.exports=e()}}(function(){{1:[function(t,e){{t.exports={literal}}},{{}}]}})")));

    [Fact]
    public void A_text_is_bytes_in_base64()
        => Assert.Equal([1, 2, 255], JsModule.Bytes("""(function(e,n){"use strict";module.exports=e();n.exports="AQL/"})"""));

    [Fact]
    public void What_exports_no_literal_is_refused()
        => Assert.Throws<NotSupportedException>(() => JsModule.Json("module.exports=require('fs')"));
}
